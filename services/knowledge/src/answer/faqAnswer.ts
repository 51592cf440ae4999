import { inLanguage, type Citation } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import type { FaqHit } from '../faq/faqStore.ts';
import { cite, citeSection, uniqueCitations } from '../wording/citation.ts';
import { foreignPlaceIn, saidAsAbroad } from './asked/foreignPlaces.ts';
import { productsNamed } from './asked/productNames.ts';
import { isService } from './asked/services.ts';
import { isAboutOthers } from './isAboutOthers.ts';
import { isValidOn } from '../releases/contentIndex.ts';
import type { AnswerContext, DraftAnswer, Route } from './context.ts';
import { fillText, plainText } from './fillText.ts';
import { faqOfRequest, faqOfWords } from './wordForWord.ts';

/** Below this an FAQ is no answer to the question. */
export const FAQ_MIN_SCORE = 0.6;
/** From here a phrasing of the FAQ is the customer's question in other words, whatever its topic: it goes before facts put together. */
const VERBATIM = { semantic: 0.86, lexical: 0.75 };
/** From here an FAQ is a better reply than asking back which of many products is meant. */
const SURE = 0.85;
const LOOK_AT = 8;

/** The best FAQ that is valid on the date, not yet given in this conversation where there is another, and whose every number can be filled in. */
export const answerFromFaq: Route = (context) => bestFaq(context, (hit) => hit.score >= FAQ_MIN_SCORE);
/** "香港人能开户吗" is about people from abroad, and near in words to what is written for those from another province. */
const asWritten = ({ question, language }: AnswerContext): string => saidAsAbroad(question.text, language) ?? question.text;
/** What is written for a place or people abroad says so; where the question names none, everything may answer. */
const speaksOfAbroad = ({ passage }: FaqHit, { question, language }: AnswerContext): boolean =>
  foreignPlaceIn(question.text, language) === undefined || ABROAD.test([passage.title, passage.body].join(' '));
const ABROAD = /[境国海]外|外[国籍币汇]|港澳台?|护照|跨境|出境|留学|abroad|overseas|foreign|outward|passport/i;
/** Only one that is surely about it. */
export const answerSurely: Route = (context) => bestFaq(context, (hit) => hit.score >= SURE && speaksOfAbroad(hit, context), asWritten(context));
/**
 * Only an FAQ one of whose phrasings is the question, word for word: an editor who writes a question down decides what is answered to it. Within what Lobby answers, how
 * a wish is put does not count; where a question is answered although it is out of scope, every word does.
 */
export const answerWordForWord: Route = async (context) => {
  const { question, index, language } = context;
  const id = faqOfWords(question.text, index, language) ?? (question.intent === 'written' ? undefined : faqOfRequest(question.text, index, language));
  return id === undefined || question.avoid.includes(id) || isCarriedOver(context) ? null : bestFaq(context, (hit) => hit.passage.itemId === id);
};
/** "年费多少" after talk of one card asks for that card's, though the same words are written down for all of them: the product is known from before and stands not in the text. */
const isCarriedOver = ({ question, index, language }: AnswerContext): boolean =>
  question.products.length > 0 && !productsNamed(bareText(question.text), index, language).found.some((named) => named.products.some((id) => question.products.includes(id)));
/** Only an FAQ that says just what was asked. */
export const answerVerbatim: Route = (context) => bestFaq(context, (hit) => hit.score >= FAQ_MIN_SCORE && ((hit.semantic ?? 0) >= VERBATIM.semantic || hit.lexical >= VERBATIM.lexical) && !isBesideTopic(hit, context) && speaksOfAbroad(hit, context), asWritten(context));

async function bestFaq(context: AnswerContext, fits: (hit: FaqHit) => boolean, text = context.question.text): Promise<DraftAnswer | null> {
  const hits = ofSureTopicFirst(await search(context, fits, text), context);
  const top = hits[0];
  if (!top) return null;
  // Another FAQ that is nearly as good is better than the same words again.
  const fresh = hits.filter((hit) => !context.question.avoid.includes(hit.passage.itemId) && hit.score >= top.score - 0.15);
  for (const hit of [...fresh, ...hits]) {
    const answer = answerOf(hit, context);
    if (answer) return answer;
    context.note(`faq ${hit.passage.itemId} dropped: of another product, or a placeholder cannot be filled on ${context.asOf}`);
  }
  return null;
}

/** Understanding is this sure of one topic, and has all but excluded another; and how much better an FAQ of the excluded one may look and still come second. */
const TOPIC = { sure: 0.95, excluded: 0.01, lead: 0.25 };

/** "想办张信用卡" is near to 怎么注销信用卡 in every sign but its topic: where that is certain, what is written for it goes first. */
function ofSureTopicFirst(hits: readonly FaqHit[], { question }: AnswerContext): FaqHit[] {
  const [top] = hits;
  const [sure] = question.topicScores;
  const likely = (id: string | null): number => question.topicScores.find((t) => t.id === id)?.score ?? 0;
  if (!top || !sure || sure.score < TOPIC.sure || likely(top.passage.topic) >= TOPIC.excluded) return [...hits];
  const own = hits.filter((hit) => hit.passage.topic === sure.id && hit.score >= top.score - TOPIC.lead);
  return [...own, ...hits.filter((hit) => !own.includes(hit))];
}

/** What fits; where nothing does and the words name a country, what fits its being abroad: written answers speak of "abroad" and not of Japan. */
async function search(context: AnswerContext, fits: (hit: FaqHit) => boolean, text: string): Promise<FaqHit[]> {
  const hits = (await context.faq({ kinds: ['faq'], limit: LOOK_AT, text })).filter(fits);
  const abroad = hits.length > 0 ? null : saidAsAbroad(context.question.text, context.language);
  return abroad === null ? hits : (await context.faq({ kinds: ['faq'], limit: LOOK_AT, text: abroad })).filter(fits);
}

function answerOf(hit: FaqHit, context: AnswerContext): DraftAnswer | null {
  const faq = context.index.find('faq', hit.passage.itemId);
  if (!faq || isAboutOthers(faq.item, context)) return null;
  const filled = fillText(inLanguage(faq.item.body.answer, context.language), context);
  if (!filled) return null;
  context.note(`faq ${faq.item.id}@${faq.version} score ${hit.score.toFixed(2)} semantic ${hit.semantic?.toFixed(2) ?? '-'} lexical ${hit.lexical.toFixed(2)}`);
  const steps = stepsOf(faq.item.body.procedure, context);
  return {
    route: 'faq', kind: 'answer', text: filled.text, score: hit.score,
    citations: uniqueCitations([cite(faq, context.language, plainText(filled.text)), ...faq.item.body.basedOn.map((s) => citeSection(context, s)), ...filled.citations, ...(steps?.citations ?? [])]),
    ...(steps ? { steps: steps.steps } : {}),
  };
}

/** "存款利率" is not "外币存款利率" nor "通知存款利率": an FAQ whose title names a product that nobody named says more than what was asked, unless the topic is about that one first. */
function isBesideTopic(hit: FaqHit, { question, index, language }: AnswerContext): boolean {
  const faq = index.find('faq', hit.passage.itemId);
  const about = index.topic(question.topic)?.item.body.about ?? [];
  if (!faq || about.length === 0 || question.products.length > 0) return false;
  const own = productsNamed(bareText(faq.item.title[language] ?? faq.item.title.zh), index, language).found.filter((c) => !c.products.some((id) => isService(id, index)));
  const asked = bareText(question.text);
  return own.length > 0 && own.every((c) => !asked.includes(c.said ?? '') && !c.products.includes(about[0] ?? ''));
}

/** The steps of the procedure an FAQ points to, valid and fillable, else none. */
export function stepsOf(procedure: string | undefined, context: AnswerContext): { steps: string[]; citations: Citation[] } | null {
  const found = procedure ? context.index.find('procedure', procedure) : undefined;
  if (!found || !isValidOn(found.item, context.asOf)) return null;
  const filled = found.item.body.steps.map((step) => fillText(inLanguage(step.text, context.language), context));
  if (filled.some((f) => f === null)) return null;
  return { steps: filled.flatMap((f) => (f ? [f.text] : [])), citations: [cite(found, context.language)] };
}
