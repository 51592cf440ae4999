import type { Citation, Language } from '@lobby/contracts';
import { inLanguage } from '@lobby/contracts';
import { fillPlaceholders } from '../items/placeholders.ts';
import { isValidOn, type ContentIndex } from '../releases/contentIndex.ts';
import { cite } from '../wording/citation.ts';
import { feeWords } from '../wording/fee.ts';
import { moneyWords } from '../wording/money.ts';
import { bandsWords, findBands } from '../wording/rate.ts';

export type FillContext = { index: ContentIndex; language: Language; asOf: string };

/**
 * Fills `{{fee.x}}`, `{{rate.x#P3Y}}`, `{{product.x}}`, `{{product.x#limits.key}}`, `{{branch.x#hours}}` from the release, as of a date, and tells which
 * items were read. Null when one of them cannot be filled: a text with a hole, or with an expired number, is never shown.
 */
export function fillText(text: string, context: FillContext): { text: string; citations: Citation[] } | null {
  const citations: Citation[] = [];
  let broken = false;
  const filled = fillPlaceholders(text, ({ id, key }) => {
    const value = valueOf(id, key, context);
    if (value === null) broken = true;
    else citations.push(...citationOf(id, value, context));
    return value ?? '';
  });
  // Anything in double braces that is left is a placeholder nobody knows.
  return broken || filled.includes('{{') ? null : { text: filled, citations };
}

/** Cites the item that was read, which on a later date may be the named one's successor. */
function citationOf(id: string, value: string, context: FillContext): Citation[] {
  const item = currentVersionOf(id, context);
  return item ? [cite(item, context.language, value)] : [];
}

function valueOf(id: string, key: string | undefined, context: FillContext): string | null {
  const released = currentVersionOf(id, context);
  if (!released) return null;
  const { item } = released;
  const { language } = context;
  switch (item.kind) {
    case 'fee': return feeWords(item, language);
    case 'rate': { const bands = findBands(item.body.bands, key); return bands.length > 0 ? bandsWords(bands, item.body.per, language) : null; }
    case 'product': return key?.startsWith('limits.') ? limitOf(item, key.slice('limits.'.length), language) : key === 'hours' ? (item.body.hours ? inLanguage(item.body.hours, language) : null) : key ? null : inLanguage(item.title, language);
    case 'branch': return branchField(item.body, key, language) ?? (key ? null : inLanguage(item.title, language));
    case 'term': return key ? null : inLanguage(item.body.meaning, language);
    case 'rule': case 'fact': case 'faq': case 'document': case 'procedure': case 'media': case 'topic': case 'flow': case 'escalation':
      return key ? null : inLanguage(item.title, language);
  }
}

/**
 * The item itself when it is valid on the date. A fee or rate that has run out is replaced by the one item of the same product and kind that is
 * valid then ("fee.atm-interbank" → its successor); two of them would be a guess, so the text is dropped.
 */
export function currentVersionOf(id: string, { index, asOf }: FillContext) {
  const named = index.get(id);
  if (!named || isValidOn(named.item, asOf)) return named;
  const { item } = named;
  if (item.kind !== 'fee' && item.kind !== 'rate') return undefined;
  const type = item.kind === 'fee' ? item.body.feeType : item.body.rateType;
  const successors = index.of(item.kind).filter((other) => other.item.body.product === item.body.product && isValidOn(other.item, asOf)
    && (other.item.kind === 'fee' ? other.item.body.feeType : other.item.body.rateType) === type);
  return successors.length === 1 ? index.get(successors[0]?.item.id ?? '') : undefined;
}

type ProductItem = Extract<NonNullable<ReturnType<ContentIndex['get']>>['item'], { kind: 'product' }>;

function limitOf(item: ProductItem, key: string, language: Language): string | null {
  const limit = item.body.limits.find((l) => l.key === key);
  if (!limit) return null;
  if (limit.value) return inLanguage(limit.value, language);
  return limit.amount === undefined ? null : moneyWords(limit.amount, language);
}

function branchField(body: { address: { zh: string; en?: string | undefined }; phone: string; hours: { zh: string; en?: string | undefined } }, key: string | undefined, language: Language): string | null {
  if (key === 'hours') return body.hours[language] ?? body.hours.zh;
  if (key === 'address') return body.address[language] ?? body.address.zh;
  return key === 'phone' ? body.phone : null;
}

/** Markdown without its marks, for excerpts. */
export const plainText = (markdown: string): string => markdown.replace(/[*_`#>]+/g, '').replace(/\s+/g, ' ').trim();
