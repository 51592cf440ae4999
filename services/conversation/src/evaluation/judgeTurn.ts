import type { DialogueState, Reply } from '@lobby/contracts';
import type { Expectation } from './dialogueCase.ts';

/** What a turn gave, as far as an expectation can judge it. */
export type Seen = { replies: readonly Reply[]; state: DialogueState };

/** The keys of an expectation that the turn misses; empty when it is right. Of several replies, one must be as expected. */
export function judgeTurn(expect: Expectation, { replies, state }: Seen): string[] {
  const text = replies.map((r) => [r.text, ...(r.steps ?? []), ...(r.table?.rows.flat() ?? []), ...r.options.map((o) => o.label)].join(' ')).join(' ');
  const topics = [state.lastTopic, ...replies.map((r) => r.topic)];
  const missed = (key: string, right: boolean) => (right ? [] : [key]);
  return [
    ...missed('intent', expect.intent === undefined || topics.includes(expect.intent)),
    ...missed('act', expect.act === undefined || replies.some((r) => r.act === expect.act)),
    ...missed('slots', Object.entries(expect.slots ?? {}).every(([name, value]) => same(slotsOf(state)[name], value))),
    ...missed('must_mention', (expect.must_mention ?? []).every((word) => text.includes(word))),
    ...missed('must_not', (expect.must_not ?? []).every((word) => !text.includes(word))),
  ];
}

function slotsOf(state: DialogueState): Record<string, unknown> {
  return { ...state.slots, ...state.facts, ...state.stack.at(-1)?.slots, ...state.active?.slots };
}

const same = (seen: unknown, wanted: unknown): boolean => String(seen) === String(wanted);
