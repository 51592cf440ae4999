import { createHash } from 'node:crypto';
import type { Language, ReleaseContent } from '@lobby/contracts';
import { CALM } from '../escalation/signals.ts';
import { hasAnyWarningWords } from '../escalation/warningWords.ts';
import { normalise } from '../normalise/normalise.ts';
import type { Named } from '../linking/productIndex.ts';

export type LabelledText = { text: string; label: string };

/** What understanding takes from a release. */
export type ReleaseTexts = {
  topics: Record<Language, LabelledText[]>;
  /** Labels of topics that must not be answered. */
  outside: string[];
  escalations: Record<Language, LabelledText[]>;
  products: Named[];
  cities: string[];
};

/** Topics whose own wording overlaps with must-escalate situations; their utterances are no calm examples. */
const NEAR_ESCALATION = new Set(['human_agent', 'fraud_report', 'complaint', 'card_dispute', 'account_close', 'oos_abuse', 'oos_injection', 'oos_gibberish']);

/** Collects training texts, product names and cities from the items of a release. Texts are normalised, duplicates dropped. */
export function releaseTexts(content: ReleaseContent): ReleaseTexts {
  const texts: ReleaseTexts = { topics: { zh: [], en: [] }, outside: [], escalations: { zh: [], en: [] }, products: [], cities: [] };
  for (const { item } of content.items) {
    if (item.kind === 'topic') {
      if (item.body.outOfScope) texts.outside.push(item.body.topic);
      for (const language of ['zh', 'en'] as const) for (const utterance of item.body.utterances[language]) texts.topics[language].push({ text: utterance, label: item.body.topic });
    } else if (item.kind === 'escalation') {
      for (const language of ['zh', 'en'] as const) {
        for (const phrasing of item.body.phrasings[language]) texts.escalations[language].push({ text: phrasing, label: item.body.signal });
        for (const lookalike of item.body.lookalikes[language]) texts.escalations[language].push({ text: lookalike, label: `${CALM}${item.body.signal}` });
      }
    } else if (item.kind === 'product' || item.kind === 'term') {
      const names = [item.title.zh, ...(item.title.en ? [item.title.en] : []), ...item.body.aliases.zh, ...item.body.aliases.en];
      if (item.kind === 'product') texts.products.push({ id: item.id, names });
    } else if (item.kind === 'branch') texts.cities.push(normalise(item.body.city).text);
  }
  for (const language of ['zh', 'en'] as const) {
    texts.topics[language] = clean([...texts.topics[language], ...names(content, language, texts)]);
    texts.escalations[language] = clean([...texts.escalations[language], ...calm(texts.topics[language])]);
  }
  return texts;
}

/** Two words of Latin letters, or two Chinese characters: less names nothing (`topic_7`, `A`). */
const TELLING = { zh: /\p{Script=Han}{2}/u, en: /[a-z]{3,} [a-z]{2,}/i } as const;

/**
 * The names of topics as one more example each: a name in words says what its few utterances have in common. Only where the language has utterances of the topic,
 * and never for what is out of scope.
 */
function names(content: ReleaseContent, language: Language, texts: ReleaseTexts): LabelledText[] {
  const spoken = new Set(texts.topics[language].map((t) => t.label));
  return content.items.flatMap(({ item }) => {
    if (item.kind !== 'topic' || item.body.outOfScope || !spoken.has(item.body.topic)) return [];
    const title = (item.title[language] ?? '').replace(/[_-]+/g, ' ');
    return TELLING[language].test(title) ? [{ text: title, label: item.body.topic }] : [];
  });
}

/** Ordinary requests, as examples of what does not escalate; every third is enough. A complaint counts only without any warning words. */
function calm(topics: readonly LabelledText[]): LabelledText[] {
  return topics.filter((t, i) => (t.label === 'complaint' ? !hasAnyWarningWords(t.text) : !NEAR_ESCALATION.has(t.label) && i % 3 === 0)).map(({ text }) => ({ text, label: `${CALM}topics` }));
}

function clean(texts: readonly LabelledText[]): LabelledText[] {
  const seen = new Set<string>();
  return texts.map(({ text, label }) => ({ text: normalise(text).text.replace(/\s+/g, ' ').trim(), label })).filter(({ text, label }) => {
    const key = `${label}\n${text}`;
    if (text === '' || seen.has(key)) return false;
    return seen.add(key) !== undefined;
  });
}

/** Names a trained model by what it was trained from, so that a release that changes no topic trains nothing. */
export function fingerprint(texts: readonly LabelledText[], outside: readonly string[], encoder: string, format: number): string {
  const hash = createHash('sha256').update(JSON.stringify([format, encoder, outside, texts.map((t) => [t.label, t.text])]));
  return hash.digest('hex').slice(0, 24);
}
