import type { DialogueKnowledge } from '@lobby/contracts';
import { anotherBank } from '../answer/asked/anotherBank.ts';
import { fillText } from '../answer/fillText.ts';
import { isValidOn, type ContentIndex } from '../releases/contentIndex.ts';
import { rateOf } from './rateOf.ts';

/** What the dialogue reads of a release on one day: the flows valid then, topics, escalations, facts, products, and how to fill texts. */
export function dialogueOf(index: ContentIndex): (asOf: string) => DialogueKnowledge {
  const always = timeless(index);
  let last: { asOf: string; know: DialogueKnowledge } | null = null;
  return (asOf) => {
    // Nearly every turn asks for today; a look into the past is worked out for itself.
    if (last?.asOf !== asOf) last = { asOf, know: { ...always, ...ofDay(index, asOf) } };
    return last.know;
  };
}

function ofDay(index: ContentIndex, asOf: string): Pick<DialogueKnowledge, 'flows' | 'anotherBank'> {
  return { flows: flowsOn(index, asOf), anotherBank: (asked) => { const found = anotherBank(asked, index, asOf); return found && { said: found.said, isTheirs: found.isTheirs }; } };
}

const flowsOn = (index: ContentIndex, asOf: string): DialogueKnowledge['flows'] =>
  index.of('flow').filter(({ item }) => isValidOn(item, asOf)).map(({ item, version }) => ({ id: item.id, version, title: item.title, validFrom: item.validFrom, body: item.body }));

/** What does not depend on the day, taken out once. A signal of danger is heard whatever the date of its item: failing closed there means calling a person. */
function timeless(index: ContentIndex): Omit<DialogueKnowledge, 'flows' | 'anotherBank'> {
  return {
    releaseId: index.content.releaseId,
    topics: new Map(index.of('topic').filter(({ item }) => !item.body.outOfScope).map(({ item }) => [item.body.topic, { topic: item.body.topic, title: item.title, about: item.body.about }])),
    escalations: new Map(index.of('escalation').map(({ item }) => [item.body.signal, { signal: item.body.signal, title: item.title, queue: item.body.queue, priority: item.body.priority, message: item.body.message }])),
    facts: new Map(index.of('fact').map(({ item }) => [item.id, {
      id: item.id, title: item.title, ...(item.body.unit ? { unit: item.body.unit } : {}), type: item.body.type, slot: item.body.slot ?? null, question: item.body.question,
      ...(item.body.min === undefined ? {} : { min: item.body.min }), ...(item.body.max === undefined ? {} : { max: item.body.max }),
      options: item.body.options.map((o) => ({ value: o.value, label: o.label, synonyms: [...(o.synonyms?.zh ?? []), ...(o.synonyms?.en ?? [])] })),
    }])),
    products: new Map(index.of('product').map(({ item }) => [item.id, { id: item.id, title: item.title, category: item.body.category }])),
    fill: (text, language, asOf) => fillText(text, { index, language, asOf })?.text ?? null,
    rateOf: (rateId, at, asOf, language) => rateOf(index, rateId, at, asOf, language),
  };
}
