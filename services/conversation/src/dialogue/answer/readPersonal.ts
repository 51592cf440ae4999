import type { Entity, SlotValue, Understanding } from '@lobby/contracts';
import { readNumber } from './readNumber.ts';

const AGE = /(?<zh>\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:周|虚)?岁|(?:^|[,，。;；\s])我(?:才|都|刚满?|已经|快)?\s*(?<me>[1-9]\d)(?=[,，。;；\s]|了?$)|今年\s*(?<bare>\d{2,3})(?![\d年月日万元块%.])|(?<old>\d{1,3})[- ]?(?:years?[- ]old|yo\b)|\b(?:i'?m|i am|aged?)\s+(?<en>\d{2})\b(?!\s*(?:k\b|%|yuan|rmb|years? (?!old)|months?))/iu;
const INCOME = /月薪|月收入|月入|每个?月|工资|薪水|收入|税[前后]|到手|年薪|一年(?:能)?[挣赚]|income|salary|\bearn|\bmake\b|\bpaid\b/iu;
const YEARLY = /年薪|年收入|一年|每年|(?:a|per) year|yearly|annual/iu;
const NEAR = 12;
const MONTHS = 12;
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/美元|美金|\busd\b|us dollars?/iu, 'USD'], [/欧元|\beuros?\b|\beur\b/iu, 'EUR'], [/英镑|\bgbp\b|\bpounds?\b/iu, 'GBP'], [/日[元币圆]|\bjpy\b|\byen\b/iu, 'JPY'],
  [/港[币元]|\bhkd\b|hong kong dollars?/iu, 'HKD'], [/澳元|\baud\b|australian dollars?/iu, 'AUD'], [/加元|\bcad\b|canadian dollars?/iu, 'CAD'], [/瑞郎|瑞士法郎|\bchf\b/iu, 'CHF'], [/新加坡元|新币|\bsgd\b/iu, 'SGD'],
];

/**
 * What people say of themselves in passing, by the slots' names: `age` in years, `income` in yuan a month, `card_type`, `currency` (ISO 4217). `used` is the entity that
 * was the income, which is then no other amount.
 */
export function readPersonal({ masked, entities }: Pick<Understanding, 'masked' | 'entities'>): { slots: Record<string, SlotValue>; used: Entity | null } {
  const age = readAge(masked);
  const income = incomeOf(masked, entities);
  const monthly = income ? income.value : monthlySum(masked);
  const card = cardType(masked);
  const currency = CURRENCIES.find(([name]) => name.test(masked))?.[1];
  const slots = { ...(age === null ? {} : { age }), ...(monthly === null ? {} : { income: monthly }), ...(card ? { card_type: card } : {}), ...(currency ? { currency } : {}) };
  return { slots, used: income?.entity ?? null };
}

function readAge(text: string): number | null {
  const { zh, me, bare, old, en } = AGE.exec(text.normalize('NFKC'))?.groups ?? {};
  const said = zh ?? me ?? bare ?? old ?? en;
  return said === undefined ? null : readNumber(said);
}

/** The amount that follows a word of income closely: "月薪一万二", "I make 12k a month". */
function incomeOf(text: string, entities: readonly Entity[]): { value: number; entity: Entity } | null {
  for (const entity of entities) {
    if (entity.type !== 'amount' || typeof entity.value !== 'number') continue;
    const at = text.indexOf(entity.text);
    const before = text.slice(Math.max(0, at - NEAR), Math.max(0, at));
    if (at < 0 || !INCOME.test(before)) continue;
    const yearly = YEARLY.test(before) || YEARLY.test(text.slice(at + entity.text.length, at + entity.text.length + NEAR));
    return { value: yearly ? Math.round(entity.value / MONTHS) : entity.value, entity };
  }
  return null;
}

/** "20000 a month" and nothing else: a sum that comes every month is what one earns. */
const MONTHLY = /^[\s,.，。]*(?:about |around |roughly )?(?:¥|rmb ?|cny ?)?(?<sum>\d[\d,.]*)(?<k> ?k)? ?(?:yuan |rmb )?(?:a|per|each|every|\/) ?month[\s.,!]*$/iu;

function monthlySum(text: string): number | null {
  const { sum, k } = MONTHLY.exec(text.normalize('NFKC'))?.groups ?? {};
  const value = sum === undefined ? Number.NaN : Number(sum.replaceAll(',', '')) * (k ? 1_000 : 1);
  return Number.isFinite(value) ? value : null;
}

function cardType(text: string): 'credit' | 'debit' | null {
  const credit = /信用卡|贷记卡|credit card/iu.test(text);
  const debit = /储蓄卡|借记卡|debit card/iu.test(text);
  return credit === debit ? null : credit ? 'credit' : 'debit';
}
