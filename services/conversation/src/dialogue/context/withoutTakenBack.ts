import type { Entity, ProductMention, Understanding } from '@lobby/contracts';

/** Words by which what stands before them is taken back. "还是" is not among them: "三年还是五年" is a choice. */
const TAKES_BACK = /不对|不不|[哦噢啊呃额哎]不|(?:^|[，,。.…\s])不[，,。\s]|错了|口误|更正|改成|应该是|准确(?:地)?说|\bno wait\b|\bwait\b|\bi mean(?:t)?\b|\bsorry\b|\bactually\b|\bmake (?:that|it)\b|\brather\b|\bscratch that\b|\bno[,.]? /iu;
/** A guess, which an exact value right behind it replaces: "十来万吧，12万". */
const VAGUE = /来|多|几|左右|上下|差不多|大概|大约|可能|也许|估计|around|about|roughly|maybe|something like/iu;
const NOTHING_BETWEEN = /^(?:吧|的样子|左右|的|嗯|呃|额|哦|啊|就|先|算|那|well|um+|or so|say|[\s，,。.…、~-])*$/iu;
const LEAD = 4;

type Span = { type: string; text: string; start: number; end: number; value: unknown };

/**
 * "三年，不对，五年", "十来万吧，12万": of two values of a kind, or two products, the one that is taken back is not said. The text goes on without it, so that nobody reads it
 * again.
 */
export function withoutTakenBack(heard: Understanding): Understanding {
  const spans: Span[] = [...heard.entities, ...heard.products.map((p) => ({ ...p, type: 'product', value: p.id }))].filter((s) => heard.masked.slice(s.start, s.end) === s.text).toSorted((a, b) => a.start - b.start);
  const taken = spans.flatMap((one, i) => { const next = spans.slice(i + 1).find((s) => s.type === one.type); return next && isTakenBack(one, next, heard.masked) ? [{ from: one.start, to: next.start }] : []; })[0];
  if (!taken) return heard;
  const by = taken.to - taken.from;
  const masked = `${heard.masked.slice(0, taken.from)}${heard.masked.slice(taken.to)}`;
  const cut = withoutTakenBack({ ...heard, masked, entities: kept<Entity>(heard.entities, taken, by), products: kept<ProductMention>(heard.products, taken, by) });
  return { ...cut, needs: [{ text: cut.masked, start: 0, end: cut.masked.length, topics: heard.topics, outOfScope: heard.outOfScope }] };
}

function isTakenBack(one: Span, next: Span, text: string): boolean {
  if (one.value === next.value) return false;
  const between = text.slice(one.end, next.start);
  if (TAKES_BACK.test(between)) return true;
  const vague = VAGUE.test(one.text) || VAGUE.test(text.slice(Math.max(0, one.start - LEAD), one.start)) || /^(?:左右|上下|吧)/.test(between);
  return vague && /[，,。.…\s]/.test(between) && NOTHING_BETWEEN.test(between);
}

function kept<T extends { start: number; end: number }>(spans: readonly T[], { from, to }: { from: number; to: number }, by: number): T[] {
  return spans.filter((s) => s.end <= from || s.start >= to).map((s) => (s.start >= to ? { ...s, start: s.start - by, end: s.end - by } : s));
}
