import type { GateFinding, Item, Language } from '@lobby/contracts';
import { LANGUAGES } from '@lobby/contracts';
import { bareText } from '../../faq/normalise.ts';
import { groupBy } from '../../groupBy.ts';
import type { ContentIndex } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

type Utterance = { itemId: string; topic: string; field: string; text: string; bare: string };

/** The same words under two topics teach understanding nothing; under two FAQs they make it a coin toss which one answers. */
export const checkUtterances: GateCheck = (index) => LANGUAGES.flatMap((language) => [
  ...clashes(topicUtterances(index, language), 'utterances', 'stands under'),
  ...clashes(faqPhrasings(index, language), 'phrasings', 'is a phrasing of'),
]);

function clashes(utterances: readonly Utterance[], check: string, verb: string): GateFinding[] {
  return [...groupBy(utterances.filter((u) => u.bare !== ''), (u) => u.bare).values()].flatMap((same) => {
    const [first, ...rest] = same;
    return rest.filter((u) => u.topic !== first?.topic).map((u): GateFinding => ({ severity: 'warning', check, itemId: u.itemId, field: u.field, message: `"${u.text}" ${verb} ${first?.itemId ?? ''} too` }));
  });
}

const topicUtterances = (index: ContentIndex, language: Language): Utterance[] => index.of('topic').flatMap(({ item }) => spread(item, item.body.topic, `body.utterances.${language}`, item.body.utterances[language]));

function faqPhrasings(index: ContentIndex, language: Language): Utterance[] {
  return index.of('faq').flatMap(({ item }) => spread(item, item.id, `body.phrasings.${language}`, [...new Set([item.title[language] ?? '', ...item.body.phrasings[language]])]));
}

const spread = (item: Item, topic: string, field: string, texts: readonly string[]): Utterance[] => texts.map((text, i) => ({ itemId: item.id, topic, field: `${field}[${i}]`, text, bare: bareText(text) }));
