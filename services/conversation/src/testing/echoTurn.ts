import { EventEmitter, once } from 'node:events';
import type { Reply, TurnOutcome } from '@lobby/contracts';
import { newState } from '../dialogue/newState.ts';
import type { RunTurn, TurnInput, TurnResult } from '../turn/turnGraph.ts';

/**
 * A bot that repeats what it read. `人工` asks for a person, `boom` throws until the bot is `mended`, `hang` never ends, `hold()` keeps all waiting until released. `seen` lists what each turn read.
 */
export function echoTurn(): { run: RunTurn; seen: TurnInput[]; held: Promise<void>; mended: boolean; hold(): () => void } {
  const bot = { seen: [] as TurnInput[], held: Promise.resolve(), mended: false, hold: () => {
    const gate = new EventEmitter();
    bot.held = once(gate, 'open').then(() => undefined);
    return () => { gate.emit('open'); };
  }, run: (async (input) => {
    bot.seen.push(input);
    await bot.held;
    const all = input.texts.map((t) => t.text).join('|');
    if (all.includes('boom') && !bot.mended) throw new Error(`cannot read: ${all}`);
    if (all.includes('hang')) return new Promise(() => undefined);
    const person = all.includes('人工');
    return outcome(input, { act: person ? 'handoff' : 'answer', text: `echo ${all}`, citations: [], options: [] }, person);
  }) as RunTurn };
  return bot;
}

function outcome(input: TurnInput, reply: Reply, person: boolean): TurnResult {
  const before = input.state ?? newState(input.language);
  const state = { ...before, turns: before.turns + 1 };
  const result: TurnOutcome = { replies: [reply], state, handoff: person ? { reason: 'asked_for_person', queue: 'general', priority: 'normal' } : null, ticket: null, reasons: [] };
  const trace = { turnId: input.turnId, release: input.releaseId, understanding: [], questions: [], answers: [], reasons: [], stateBefore: input.state, stateAfter: state, timingsMs: {}, connectorCalls: [] };
  return { ...result, trace };
}
