import { actOn } from '../../decision/onTopic.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { PICK } from '../context/situation.ts';
import { askedForPerson } from './handoff.ts';
import { continueWith } from './ellipsis.ts';

/**
 * A button was pressed. Buttons that answer what is awaited (`slot:`, `fact:`, yes, no) were already read as an answer; here are those that may be pressed at any
 * time: a topic, a product, "都不是", a person. Ids come from outside, so anything not in the release is ignored.
 */
export function pressed(seen: Seen): Decision | null {
  // Which product was picked is no button any more: the wish was said in full with it.
  const isNamed = seen.state.expecting?.kind === 'option' && seen.state.expecting.name !== PICK && seen.answer?.kind === 'option';
  const id = seen.option ?? (isNamed && seen.answer?.kind === 'option' ? seen.answer.id : null);
  if (id === null) return null;
  const [kind, name = ''] = split(id);
  if (id === 'person') return askedForPerson(seen, 'button');
  if (id === 'none') return because('none_of_these', id, 'a topic', { do: 'say', act: 'clarify', words: 'none_chosen', failure: true, offerPerson: true });
  if (kind === 'flow') return chosenFlow(seen, name);
  if (kind === 'topic' && seen.know.topics.has(name)) return chosenTopic(seen, name);
  if (kind === 'product' && seen.know.products.has(name)) return continueWith(seen, { products: [name] }, { rule: 'product_chosen', seen: name, wanted: null }, false);
  return null;
}

function chosenFlow(seen: Seen, id: string): Decision | null {
  const flow = seen.know.flows.find((f) => f.id === id);
  const topic = flow?.body.topics.find((t) => t === seen.state.lastTopic) ?? flow?.body.topics[0];
  if (!flow || !topic) return null;
  return because('flow_chosen', id, null, { do: 'start', flow: id, topic, question: toQuestion(seen, { topic, products: seen.state.lastProducts }) });
}

/** The question that could not be told apart is asked again, now under the chosen topic. */
function chosenTopic(seen: Seen, topic: string): Decision {
  const aspects = seen.heard.aspects.length > 0 ? seen.heard.aspects : (seen.state.lastAspects as Seen['heard']['aspects']);
  const heard = { ...seen.heard, aspects, topics: [{ id: topic, score: 1 }] };
  return actOn({ ...seen, heard }, topic, { rule: 'topic_chosen', seen: topic, wanted: null }, seen.state.lastQuestion ? { text: seen.state.lastQuestion } : {});
}

function split(id: string): [string, string] {
  const at = id.indexOf(':');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
}
