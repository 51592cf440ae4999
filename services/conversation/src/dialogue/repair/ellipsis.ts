import type { Aspect, Reason } from '@lobby/contracts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { sureTopic } from '../../decision/topTopic.ts';

/** "那五年的呢": names no topic of its own and goes on with the last one. "那挂失呢" is as short, but its topic is the news in it. */
export function continued(seen: Seen): Decision | null {
  const { heard, state } = seen;
  if (!heard.elliptical || !state.lastTopic) return null;
  const topic = sureTopic(heard);
  if (topic !== null && topic !== state.lastTopic && heard.entities.length === 0 && heard.products.length === 0 && heard.aspects.length === 0) return null;
  return continueWith(seen, {}, { rule: 'elliptical', seen: heard.entities.map((e) => e.type), wanted: state.lastTopic }, false);
}

/**
 * The last question again, with what this message changes: its entities over the old slots, its products instead of the old ones, its aspects if it has any.
 * @param chosen products picked by a button
 */
export function continueWith(seen: Seen, chosen: { products?: string[] }, reason: Reason, corrected: boolean): Decision {
  const { heard, state } = seen;
  const products = chosen.products ?? heard.products.map((p) => p.id);
  const aspects = heard.aspects.length > 0 && !chosen.products ? heard.aspects : (state.lastAspects as Aspect[]);
  const text = chosen.products ? state.lastQuestion ?? heard.masked : [state.lastQuestion, heard.masked].filter(Boolean).join(' ');
  const question = toQuestion(seen, { topic: state.lastTopic, products: products.length > 0 ? products : state.lastProducts, aspects, slots: state.slots, text });
  const { moves, reasons } = because('continued', question.products, state.lastProducts, { do: 'ask', topic: state.lastTopic, question, minScore: 0, orElse: { say: 'refuse' }, corrected });
  return { moves, reasons: [reason, ...reasons] };
}
