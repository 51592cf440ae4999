import type { Language, TopicScore, Understanding } from '@lobby/contracts';
import { splitNeeds } from '../acts/splitNeeds.ts';
import type { Normalised } from '../normalise/normalise.ts';
import type { ParseDeps } from './parseDeps.ts';
import { topicsOf } from './topics.ts';

type Need = Understanding['needs'][number];
type Whole = { topics: TopicScore[]; outOfScope: number };
const SURE_ENOUGH = 0.55;

/** The needs of a message in order. Several only when at least two parts are each surely about a topic of their own; otherwise the message is one need. */
export async function needsOf(input: { read: Normalised; language: Language; whole: Whole; deps: ParseDeps }): Promise<Need[]> {
  const { read, whole } = input;
  const one: Need = { text: read.original, start: 0, end: read.original.length, topics: whole.topics, outOfScope: whole.outOfScope };
  const parts = splitNeeds(read.text);
  if (parts.length < 2) return [one];
  const needs: Need[] = [];
  for (const part of parts) {
    const text = read.text.slice(part.start, part.end).replace(/\s+/g, ' ').trim();
    const vector = await input.deps.encoder.encode(text, input.language);
    const view = topicsOf({ text, language: input.language, vector, model: input.deps.model });
    const span = read.span(part.start, part.end);
    needs.push({ text: read.original.slice(span.start, span.end), ...span, topics: view.topics, outOfScope: view.outOfScope });
  }
  const merged = merge(needs, read.original);
  return merged.length < 2 ? [one] : merged;
}

/** A part that is unsure, out of scope or about the same topic as the one before belongs to it: it is background, not a need. */
function merge(needs: readonly Need[], original: string): Need[] {
  const out: Need[] = [];
  let lead: Need | null = null;
  for (const need of needs) {
    const top = need.topics[0];
    const sure = top !== undefined && top.score >= SURE_ENOUGH && need.outOfScope < 0.6;
    const last = out.at(-1);
    if (!sure && !last) {
      lead = lead ? joined(lead, need, original) : need;
      continue;
    }
    if (last && (!sure || last.topics[0]?.id === top?.id)) out[out.length - 1] = joined(last, need, original);
    else out.push(lead ? { ...joined(lead, need, original), topics: need.topics, outOfScope: need.outOfScope } : need);
    lead = null;
  }
  // A greeting or a thank-you before the matter is no need of its own.
  const matters = out.filter((n) => n.topics[0]?.id !== 'greeting' && n.topics[0]?.id !== 'thanks_bye');
  return matters.length >= 2 ? matters : matters.length === 1 ? [] : out;
}

function joined(a: Need, b: Need, original: string): Need {
  return { ...a, text: original.slice(a.start, b.end), end: b.end };
}
