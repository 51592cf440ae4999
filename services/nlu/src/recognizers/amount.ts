import type { EntityValue } from '@lobby/contracts';
import { parseChineseNumber } from './chineseNumber.ts';
import { CURRENCY_AFTER, CURRENCY_BEFORE, codeOf } from './currencies.ts';
import { englishAmounts } from './amountEnglish.ts';
import { matches, type Found, type Recogniser } from './types.ts';

const HAN_DIGIT = '零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨';
const HAN_UNIT = '十百千万亿拾佰仟';
// 1,200.50 · 12000 · 1.2 · 3万5 · 一百二十 · 三点五万 · 1.2w · 5k
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,12}(?:\\.\\d{1,4})?)(?:\\s?[${HAN_UNIT}kw](?![a-z])(?:[\\d${HAN_DIGIT}](?![\\d${HAN_DIGIT}]))?)*(?:[\\d${HAN_DIGIT}${HAN_UNIT}]{0,12})|半(?=个[亿万w])|[${HAN_DIGIT}${HAN_UNIT}][${HAN_DIGIT}${HAN_UNIT}\\d]{0,24}(?:点[${HAN_DIGIT}]{1,4}[万亿]?)?`;
const APPROX = '(?:来|多|几|余|好几|把(?=块|元|美|港|欧))?';
// What may stand behind 块: 三块八, 三块八毛五, 十块零五毛; not the 一 of 两块钱一条.
const CENTS = `零?[${HAN_DIGIT}\\d](?:[毛角](?:[${HAN_DIGIT}\\d]分?)?)?(?![${HAN_DIGIT}\\d${HAN_UNIT}条个次笔张月年天份位期斤人本套只支趟回件周日号折])`;
const PATTERN = new RegExp(`(${CURRENCY_BEFORE})?\\s?(${NUMBER})\\s?(${APPROX})(?:个(?=[亿万w]))?([万亿千百kw](?![a-z]))?\\s?(?:(${CURRENCY_AFTER})整?)?(${CENTS})?`, 'g');

/** A number with one of these right behind it counts something else. */
const OTHER_MEASURE = /^\s?(?:个(?!w)|人|次|天|日|号|年|月|周|星期|季|期|岁|点(?!多)|分(?!期)|秒|时|小时|钟|刻|步|公里|米|平|套|张|笔|位|名|家|户|份|条|件|台|里程|克|g(?![a-z])|kg|斤|股|积分|级|层|楼|路|折|倍|成|%|‰|℃|度|字|页|版|本|代|遍|回|趟|样|种|方面|块地|强|卡|点钟|[/:-]\d|\.\d|p(?![a-z])|折)/;
/** The few things that are counted in ten-thousands without being money. */
const COUNTED_IN_WAN = /^\s?(?:个|人|次|步|公里|里程|里|字|股|份|张|笔|名|户|家|条|件|台|年|种|积分|分(?![期成开别批摊给到头\d一二三四五六七八九十])|点击|粉丝|[a-z\d])/;
/** A bare number is money only after one of these. */
const MONEY_VERB = /(?:转账|转出|转走|转入|转给|转|存款|存入|存|取款|取现|取出|取|借款|借|贷款|贷|还款|还|充值|充|花费|花掉|花|消费|刷卡|刷|扣款|扣掉|扣|付款|支付|付|收款|收到|到账|收|欠款|欠|缴费|交|缴|汇款|汇|打款|打了|打给|打过|[一两每单这那各]笔|买入|买|投资|投|提现|提|退款|退|赎回|赎|限额|额度|余额|金额|收入|月薪|工资|年薪|起存|返还|返现|返|本金|首付|利息|手续费|年费|违约金|账单|押金|定金|保证金|学费|房租|租金|红包|奖金|报销|补贴|少给|多扣|吐|提到|调到|降到|升到)(?:了|过|着|给我|给他|我|他|她|出来?|走|掉|入|进去?|是|为|到|成|大概|大约|约|差不多|一共|共|总共|才|只|只有|就|最多|最少|至少|不到|超过|快|有|个|从|由|:|=|\s){0,3}$/;
const CONTEXT = 14;

/** Money: yuan as a number, other currencies with their code. Chinese grammar is our own (docs/decisions/nlu-recognisers.md); English see amountEnglish. */
export const recogniseAmount: Recogniser = (text, env) => {
  const found = /\p{Script=Han}/u.test(text) || env.language === 'zh' ? chineseAmounts(text, env.expecting) : [];
  return [...found, ...englishAmounts(text, env)];
};

function chineseAmounts(text: string, expecting: string | undefined): Found[] {
  const out: Found[] = [];
  for (const match of matches(PATTERN, text)) {
    const amount = readMatch(match, text, expecting);
    if (amount) out.push(amount);
  }
  return out;
}

function readMatch(match: RegExpExecArray, text: string, expecting: string | undefined): Found | null {
  const [whole, before, written = '', approx = '', scale, unit, cut] = match;
  if (HAN_WITH_GAP.test(whole)) return null;
  const digits = scale === undefined && unit === undefined ? withoutNextTerm(written, text.slice(match.index + whole.length)) : written;
  // The part behind the currency (三千八百五十块六) belongs to it only when there is one.
  const tail = unit && cut && /^[块元毛角]/.test(unit) ? cut : '';
  const length = whole.length - (cut && tail === '' ? cut.length : 0) - (written.length - digits.length);
  const body = whole.slice(0, length).trimEnd();
  const start = match.index + (whole.length - whole.trimStart().length);
  const end = match.index + body.length;
  const value = valueOf(digits, approx, scale, tail, unit);
  if (value === null || value < 0 || value > 1e12) return null;
  const scaled = scale !== undefined || /[百千万亿佰仟kw]/.test(digits);
  const named = before !== undefined || unit !== undefined;
  const rounded = approx !== '' && value >= 100 && !OTHER_MEASURE.test(text.slice(end, end + 4));
  if (!named && !rounded && !isBareMoney(text, start, end, digits, scaled, expecting)) return null;
  // 几百块, 好几万: nobody said how many.
  if (/^[百千万亿]+$/.test(digits) && /[几数上]$/.test(text.slice(0, start))) return null;
  // 一毛没收, 一分钱都没有: nothing at all.
  if (/^一[毛分]/.test(digits + (unit ?? '')) && /^(?:不|没|都|也)/.test(text.slice(end))) return null;
  // 角 alone, and 元 inside 元旦 or 元宝, are not money.
  if (unit === '元' && /^[旦宝素]/.test(text.slice(end))) return null;
  const code = codeOf(unit) ?? codeOf(before) ?? 'CNY';
  const worth: EntityValue = code === 'CNY' ? value : { amount: value, currency: code };
  return { type: 'amount', start, end, value: worth };
}

/** 三 百 六 十 行: characters set apart are no number. */
const HAN_WITH_GAP = new RegExp(`[${HAN_DIGIT}${HAN_UNIT}]\\s[${HAN_UNIT}]`);

/** 五十万二十年 is 五十万 and 二十年: what counts years or instalments is not part of the sum. */
function withoutNextTerm(digits: string, after: string): string {
  if (!/^(?:年|个月|个季|天|期|周|号|日)/.test(after)) return digits;
  // 三百五一年: as written it is no number, and the longest beginning that is one is the sum.
  if (parseChineseNumber(digits) === null) return longestNumber(digits);
  return /^.*[百千万亿kw](?=[^百千万亿kw]+$)/.exec(digits)?.[0] ?? digits;
}

function longestNumber(digits: string): string {
  for (let end = digits.length - 1; end > 0; end -= 1) if (parseChineseNumber(digits.slice(0, end)) !== null) return digits.slice(0, end);
  return digits;
}

/** The part of a yuan behind 块: 八 → 0.8, 八毛五 → 0.85, 零五毛 → 0.5, 零五 → 0.05. */
function centsOf(tail: string): number {
  const [, zero, first = '', dime, second = ''] = /^(零?)(.)([毛角]?)(.?)/u.exec(tail) ?? [];
  const digit = (s: string): number => (s === '' || s === '分' ? 0 : (parseChineseNumber(s) ?? 0));
  return zero && !dime ? digit(first) / 100 : digit(first) / 10 + digit(second) / 100;
}

function valueOf(digits: string, approx: string, scale: string | undefined, tail: string, unit: string | undefined): number | null {
  // 十来万: the ten counts ten-thousands. 万来块: one ten-thousand.
  const base = digits === '半' ? 0.5 : parseChineseNumber(/^[百千万]$/.test(digits) && approx === '' && scale === undefined ? `一${digits}` : digits);
  if (base === null) return null;
  // 十几万 keeps its round figure, as 十来万 does.
  const factor = scale === undefined ? 1 : scale === '百' ? 100 : scale === '千' || scale === 'k' ? 1_000 : scale === '亿' ? 1e8 : 10_000;
  const cents = tail === '' ? 0 : centsOf(/^[毛角]/.test(unit ?? '') ? `零${tail}` : tail);
  const small = /^[毛角]/.test(unit ?? '') ? 0.1 : unit === '分' || unit === '分钱' ? 0.01 : 1;
  return Math.round((base * factor * small + cents) * 100) / 100;
}

const TERM_BEHIND = /^\s?[\d一二两三四五六七八九十]{1,3}(?:年|个月|期)/;
const TERM_REACH = 7;

function isBareMoney(text: string, start: number, end: number, digits: string, scaled: boolean, expecting: string | undefined): boolean {
  const after = text.slice(end, end + 4);
  if (/^[a-z]/.test(after)) return false;
  if (/[\d.a-z*]$/.test(text.slice(Math.max(0, start - 1), start))) return false;
  // "100万30年": a sum, and a term right behind it.
  if (!TERM_BEHIND.test(text.slice(end, end + TERM_REACH)) && (/[万亿w]/.test(digits) ? COUNTED_IN_WAN : OTHER_MEASURE).test(after)) return false;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  if (/[第尾]$|尾号.{0,3}$|前$|[后末]四位.{0,3}$|号码.{0,2}$/.test(before)) return false;
  if (expecting === 'amount' || expecting === 'money' || expecting === 'number') return !/^0\d/.test(digits);
  if (scaled) return !/^[百千万亿]$/.test(digits) && !/^(?:千万|万一|亿万|百万富翁|万万)/.test(digits + after) && !/^一百分/.test(digits + after);
  // One or two Han digits are too often something else (一下, 三方).
  if (!/\d/.test(digits) && digits.length < 2) return false;
  return MONEY_VERB.test(before) && !/^0/.test(digits) && digits.replace(/\..*/, '').length <= 8;
}
