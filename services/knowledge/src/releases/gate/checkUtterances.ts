import type { GateFinding, Item, ItemOf, Language } from '@lobby/contracts';
import { LANGUAGES } from '@lobby/contracts';
import { bareText } from '../../faq/normalise.ts';
import { groupBy } from '../../groupBy.ts';
import { oncePer } from '../../oncePer.ts';
import type { ContentIndex } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

type Utterance = { itemId: string; topic: string; field: string; text: string; bare: string };

/** The same words under two topics teach understanding nothing; under two FAQs they make it a coin toss which one answers. */
export const checkUtterances: GateCheck = (index) => LANGUAGES.flatMap((language) => [
  ...clashes(topicUtterances(index, language), 'utterances', 'stands under'),
  ...clashes(faqPhrasings(index, language), 'phrasings', 'is a phrasing of'),
]);

function clashes(utterances: readonly Utterance[], check: string, verb: string): GateFinding[] {
  return [...groupBy(utterances, (u) => u.bare).values()].flatMap((same) => {
    const [first, ...rest] = same;
    return rest.filter((u) => u.topic !== first?.topic).map((u): GateFinding => ({ severity: 'warning', check, itemId: u.itemId, field: u.field, message: `"${u.text}" ${verb} ${first?.itemId ?? ''} too` }));
  });
}

const topicUtterances = (index: ContentIndex, language: Language): Utterance[] => index.of('topic').flatMap(({ item }) => ofTopic(item)[language]);
const faqPhrasings = (index: ContentIndex, language: Language): Utterance[] => index.of('faq').flatMap(({ item }) => ofFaq(item)[language]);

const inEach = <T>(make: (language: Language) => T): Record<Language, T> => ({ zh: make('zh'), en: make('en') });
const ofTopic = oncePer((item: ItemOf<'topic'>) => inEach((language) => spread(item, item.body.topic, `body.utterances.${language}`, item.body.utterances[language])));
const ofFaq = oncePer((item: ItemOf<'faq'>) => inEach((language) => spread(item, item.id, `body.phrasings.${language}`, [...new Set([item.title[language] ?? '', ...item.body.phrasings[language]])])));

const spread = (item: Item, topic: string, field: string, texts: readonly string[]): Utterance[] =>
  texts.map((text, i) => ({ itemId: item.id, topic, field: `${field}[${i}]`, text, bare: bareText(text) })).filter((u) => u.bare !== '');
