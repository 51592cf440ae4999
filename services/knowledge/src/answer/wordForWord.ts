import { inLanguage, type Language } from '@lobby/contracts';
import { bareText, normalise } from '../faq/normalise.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { cached } from './asked/cached.ts';

type Written = { words: ReadonlyMap<string, string>; core: ReadonlyMap<string, string> };
const written = new WeakMap<ContentIndex, Map<Language, Written>>();

/** The FAQ of which this text is a phrasing or the title, but for punctuation and script. Where two have the same words (the gate warns of it), the first. */
export const faqOfWords = (text: string, index: ContentIndex, language: Language): string | undefined => writtenIn(index, language).words.get(bareText(text));

/**
 * The same, but for politeness and for how a wish is put: "你好，我想要开个户", "开户怎么办" and "开户" are one request. Undefined where two FAQs have these words, because
 * then what was left out told them apart.
 */
export const faqOfRequest = (text: string, index: ContentIndex, language: Language): string | undefined => writtenIn(index, language).core.get(coreOf(text));

const writtenIn = (index: ContentIndex, language: Language): Written => cached(written, index, language, () => readWritten(index, language));

function readWritten(index: ContentIndex, language: Language): Written {
  const pairs = index.of('faq').filter(({ item }) => item.body.audience === 'customer')
    .flatMap(({ item }) => [inLanguage(item.title, language), ...item.body.phrasings[language]].map((text) => ({ text, id: item.id })));
  const core = new Map<string, string>();
  const several = new Set<string>();
  for (const { text, id } of pairs) {
    const key = coreOf(text);
    if (core.has(key) && core.get(key) !== id) several.add(key);
    core.set(key, id);
  }
  for (const key of several) core.delete(key);
  return { words: new Map(pairs.map(({ text, id }) => [bareText(text), id] as const).toReversed()), core };
}

const BEFORE = /^(?:你好|您好|请问|麻烦|那个|嗯+|呃+|哎|喂|我们?|想要?|需要|要|帮我|给我|帮忙|问一?下|咨询一?下|了解一?下|查一?下|怎么样?|如何|怎样|咋)+/u;
const AFTER = /(?:[吗吧呢啊呀哦嘛了]|一下|怎么[办弄搞做操]作?|咋办|怎么办理|谢谢|的?问题|的?事情?)+$/u;
/** The measure word between a verb and what is wanted: 开个户, 办一张信用卡. */
const MEASURE = /(?<=[办开做弄申买借查领换])一?[个张份笔下](?=\p{Script=Han})/u;
const ENGLISH = /^(?:(?:hi|hello|hey|please|i|we|want|need|would|like|d|to|wanna|can|could|you|how|do|does|help|me|with|my|about|get|make|is|it|what|whats|are|s) ){1,9}|(?: please| thanks| thank you)+$/gu;
const ARTICLE = /(?:^| )(?:my|your|a|an|the|some)(?= )/gu;
/** Fewer signs than this are no request by themselves; of more, what stands around it is no frame but a story. */
const SHORTEST = 2;
const LONGEST = 40;

/** What a request is about, without how it is put; the whole where nothing else would stay. */
function coreOf(text: string): string {
  if (text.length > LONGEST) return bareText(text);
  const plain = normalise(text).replace(/[\s\p{P}\p{S}]+/gu, ' ').trim();
  const core = bareText(/\p{Script=Han}/u.test(plain) ? plain.replaceAll(' ', '').replace(BEFORE, '').replace(AFTER, '').replace(MEASURE, '') : plain.replaceAll(ARTICLE, '').trim().replace(ENGLISH, ''));
  return core.length < SHORTEST ? bareText(text) : core;
}
