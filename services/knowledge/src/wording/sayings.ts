import { bareText } from '../faq/normalise.ts';

/** Two sentences say the same when this share of the shorter one's character pairs stands in the longer one. */
const SAME_FROM = 0.6;

/**
 * Sentences without those that only repeat an earlier one in other words ("每月前3笔免费" after "每月前3笔免收；…"). A later sentence with a number
 * that no earlier one holds is always kept.
 */
export function distinctSayings(sentences: readonly (string | null | undefined)[]): string[] {
  const kept: string[] = [];
  for (const sentence of sentences) if (sentence && !kept.some((k) => repeats(sentence, k))) kept.push(sentence);
  return kept;
}

function repeats(sentence: string, before: string): boolean {
  const numbers = sentence.match(/\d+(?:[.,]\d+)*/g) ?? [];
  if (numbers.some((n) => !before.includes(n))) return false;
  const [a, b] = [pairs(sentence), pairs(before)];
  return a.size > 0 && [...a].filter((p) => b.has(p)).length / Math.min(a.size, b.size) >= SAME_FROM;
}

const pairs = (text: string): Set<string> => {
  const bare = bareText(text);
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
};
