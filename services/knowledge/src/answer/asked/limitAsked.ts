import type { KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { COUNTING } from './conditionAsked.ts';
import { wordsOf } from '../../faq/tokens.ts';

const AMOUNT_ALLOWED = /(?:能|可以?|最多|一天|每天|一年|一次)(?:最多)?(?:能|可以)?(?:转|取|存|借|贷|刷|花|买|提|换|汇)(?:出来?|现)?(?:多少|几)|最(?:长|久|多)(?:能|可以)?.{0,3}(?:多久|几年|多少年|多长)|多少钱?(?:起(?!诉)|(?:才|就)?(?:能|可以)(?:买|投|开|存|申购|认购|参与|成为))|how much can i|longest term|maximum term/i;
const ENOUGH_MONEY = /(?:能|可以|够|行).{0,4}(?:存|买|投|开|做)|enough|can i (?:buy|deposit|invest)/i;

/** "能转多少", "how much can I borrow": what is allowed. */
export const asksWhatIsAllowed = (text: string): boolean => AMOUNT_ALLOWED.test(text);

/** "3 万能存吗": whether a sum reaches the least amount that this product takes. */
export const asksIfEnough = (text: string, { slots, products }: KnowledgeQuestion, index: ContentIndex): boolean =>
  slots.amount !== undefined && products.length === 1 && ENOUGH_MONEY.test(text) && hasLeast(products[0] ?? '', index);

/** "一年能进几次贵宾厅": a word of one of the product's own limits, and how much of it. */
export function namesALimit(text: string, product: string, index: ContentIndex): boolean {
  if (!COUNTS.test(text)) return false;
  const words = (index.find('product', product)?.item.body.limits ?? []).flatMap((l) => wordsOf(l.name.zh)).filter((w) => w.length >= 2 && !COUNTING.has(w));
  return words.some((word) => word.length >= 3 && text.includes(word));
}
const COUNTS = /几[次张个天]|多少[次张个]|最[多少高低]/;

const hasLeast = (product: string, index: ContentIndex): boolean => index.find('product', product)?.item.body.limits.some((l) => l.key === 'min' && l.amount !== undefined) ?? false;
