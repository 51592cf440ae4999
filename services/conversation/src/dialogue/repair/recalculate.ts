import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareValue } from '../answer/bareQuestion.ts';
import { withoutDenied } from '../answer/withoutDenied.ts';
import { saidForFlow } from '../flow/slots.ts';

/** "换成24期看看", "要是30万呢": a calculation just made is made again with the value that changed. */
export function recalculated(seen: Seen): Decision | null {
  const { state, know, option } = seen;
  const heard = withoutDenied(seen.heard);
  const topic = state.lastTopic;
  if (topic === null || state.active !== null || state.expecting !== null || option !== null) return null;
  const flow = know.flows.find((f) => f.body.topics.includes(topic) && f.body.steps.some((s) => 'compute' in s));
  const isOwn = state.lastReply?.citations.some((c) => c.itemId === flow?.id) ?? false;
  // A value alone resembles some topic always, and names none.
  const elsewhere = isBareValue(heard) ? null : sureTopic(heard);
  if (!flow || !isOwn || heard.products.length > 0 || (elsewhere !== null && !flow.body.topics.includes(elsewhere))) return null;
  const said = Object.entries(saidForFlow(flow, heard, {})).filter(([name, value]) => state.slots[name] !== value);
  if (said.length === 0) return null;
  return because('recalculated', said.map(([name]) => name), topic, { do: 'start', flow: flow.id, topic, question: toQuestion(seen, { topic, slots: state.slots }) });
}
