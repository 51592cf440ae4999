import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareValue } from '../answer/bareQuestion.ts';
import { takesOffer } from '../answer/readWish.ts';
import { saidForFlow } from '../flow/slots.ts';

const PREFIX = 'flow:';
const NO_TAKING = new Set(['ask', 'cancel', 'correct', 'deny', 'thank', 'repeat']);

/**
 * The last answer carried the button of a flow, and the customer takes it up without pressing it: says so ("帮我办吧"), or tells what the flow would ask first ("昨天转的 2000"
 * after what to do about a wrong transfer).
 */
export function offeredFlow(seen: Seen): Decision | null {
  const { heard, state, know, option } = seen;
  const offer = state.active === null && option === null ? state.lastOptions.find((o) => o.id.startsWith(PREFIX))?.id.slice(PREFIX.length) : undefined;
  const flow = know.flows.find((f) => f.id === offer);
  const topic = flow?.body.topics.find((t) => t === state.lastTopic) ?? flow?.body.topics[0];
  if (!flow || !topic || NO_TAKING.has(heard.dialogueAct)) return null;
  const elsewhere = sureTopic(heard);
  const tells = Object.keys(saidForFlow(flow, heard, {})).length > 0 && (isBareValue(heard) || elsewhere === null || flow.body.topics.includes(elsewhere));
  if (!tells && !takesOffer(heard.masked)) return null;
  return because('flow_chosen', heard.dialogueAct, flow.id, { do: 'start', flow: flow.id, topic, question: toQuestion(seen, { topic, products: state.lastProducts }) });
}
