import { digitOf } from './chineseNumber.ts';
import { matches } from './types.ts';

/** A secret that only its surroundings make one. */
export type WordSecret = { type: 'otp' | 'password' | 'cvv' | 'card_expiry'; start: number; end: number; value: string };

const SEP = '[\\s\\-·.]?';
const HAN = '[零〇一二两三四五六七八九幺]';
// One script at a time: in 验证码092817一直错 the 一 is no digit.
const digits = (min: number, max: number): string => `(?:\\d(?:${SEP}\\d){${min - 1},${max - 1}}(?!${SEP}\\d)|${HAN}(?:${SEP}${HAN}){${min - 1},${max - 1}}(?!${SEP}${HAN}))`;
const CODE_WORD = '(?:验证码|校验码|动态码|动态密码|动态口令|短信码|短信密码|确认码|授权码|取款码|预约码|(?:收到|发来|发的|发给我|给我|短信|短信里|手机)(?:的|那个|这个|里的)?(?:数字)?码|(?:收到|发来|发过来|发给我|短信里)的?(?:那|这)?(?:个|串)?(?:六|四|6|4)位数?字?(?:码)?|(?:短信|信息)(?:里面?|上|中)?(?:的|那个|这个|那串|发的)(?:数字|号码)|(?:sms|text(?: message)?|message) (?=(?:says|said|reads|shows) \\d)|安全验证|短信(?:来了|到了)(?=\\s?[:,])|authenticator(?: app)?|手机口令|口令卡|otp|one[- ]?time (?:pass ?)?(?:code|word)|(?:verification|verify|sms|text|login|auth(?:entication|orization)?|confirmation|security|2fa|two[- ]factor) code|passcode)(?: you (?:sent|texted|gave)(?: me)?)?';
const LINK = '(?:是|为|乃|就是|收到了?|收到的是|发来的?|发过来的?|给你们?|给您|告诉你|报给你|我的|您的|你看|填|输入?|输了|应该是|写的|显示|短信说|说的是|数字|号码|发了|到了|来了|了|的|吗|is|was|are|says?|said|reads|shows|it\'s|that i (?:got|received)|i (?:got|received)|here|the|my|number|you sent(?: me)?|:|=|,|\\(|\\[|"|\'|「|【|。|\\.|-|—|>|\\s)';
const NOT_A_CODE_AFTER = /^\s?(?:年|元|块|次|分钟|秒|个|位|天|小时|月|号线|%|万|条|遍|times?|minutes?|mins?|seconds?|digits?|yuan|hours?|days?)/;
// Senders of short messages and hotlines: 955xx, 106…, 1xxxx of the carriers.
const SENDER = /^(?:95\d{3}|106\d{2,}|100(?:00|10|86)|1[12]\d{1,3}|12\d{3}|400\d*|800\d*)$/;

const CODE_ZH = '(?:验证码|校验码|动态码|短信码)';
const CODE_AFTER = new RegExp(`${CODE_WORD}${LINK}{0,6}(${digits(4, 8)})`, 'g');
/** 验证码我已经给他了，是661902: giving and getting may stand between the word and the digits, another number's name may not. */
const CODE_GIVEN = new RegExp(`${CODE_ZH}(?:[我你他她它们已经都刚才就把给发告诉念报说读听您收到了的过,\\s]|一下){1,14}(?:是|就是|:|\\s)\\s?(${digits(4, 8)})`, 'g');
/** they asked for the code and I said 448120 */
const CODE_GIVEN_EN = /\bcode\b[\s,]{1,2}(?:and|so|then|but)?\s?(?:i|we)\s(?:(?:said|read|typed|entered|sent|gave|told)(?:\s(?:him|her|them|it|you|in|out))?)\s(\d(?:[\s-]?\d){3,7})(?!\d)/g;
const CODE_SAID = /(?:^|[,。;!\s])码(?:是|:)\s?(\d(?:[\s-]?\d){3,7})(?!\d)/g;
/** 他让我念的码是 0391: a code that somebody sent, said or asked for. */
const CODE_TOLD = new RegExp(`(?:让我|要我|叫我|发|念|说|输|填|看到|收到)[\\u4e00-\\u9fff]{0,4}的(?:那个|这个)?(?:码|数字)(?:是|就是|为|:)\\s?(${digits(4, 8)})`, 'g');
/** 收到码 有点糊 是 448120: a code that came, what befell it, and then the digits; another number's name between them is another number. */
const CODE_CAME = new RegExp(`(?:(?:收到|来|发)(?:来|过来|了|的|一?个|那个)*码|码(?:也|都|已经)?(?:收到|来|到))(?:(?![额价号单钱元账户卡款])[\\u4e00-\\u9fff,\\s]){0,12}(?:是|就是|:|=)\\s?(${digits(4, 8)})`, 'g');
const CODE_BEFORE = new RegExp(`(?<![\\d.${'零一二三四五六七八九'}])(${digits(4, 8)})(?:\\s|,|是|就是|这个是|这是|为|is|was|as|for){0,4}(?:我的|收到的|刚收到的|短信|手机|your|my|the|刚发的|那个|这个|\\s){0,4}${CODE_WORD}(?!.{0,2}(?:错误|有误|不对|失败|过期))`, 'g');
const BARE_CODE_EN = /(?<!(?:error|fund|product|branch|zip|postal|post|swift|promo|country|area|status|sort|bank|qr|discount|coupon|currency|stock|bar|source|reason|merchant|mcc|response|fee) )\b(?:(?:the |my |your |this |that )?(?:(?:texted|sent|secret|access|six[- ]digit|6[- ]digit|four[- ]digit|4[- ]digit) )?code(?:\s?[:=]| (?:is|was|i got is|says|reads))|(?:the|my|your) code(?: you (?:sent|texted|gave)(?: me)?)?:?|\bcode(?= \d{4,8} (?:just |has |is |was )?(?:arrived|came|received|here))|^code(?=\s\d[\d\s-]{3,10}$))\s?"?(\d(?:[\s-]?\d){3,7})(?![\d])/g;

/** One-time codes: 验证码是482913, "482913 is my verification code", also in Chinese digits. */
export function oneTimeCodes(text: string): WordSecret[] {
  const found = [CODE_AFTER, CODE_BEFORE, CODE_GIVEN, CODE_TOLD, CODE_CAME, CODE_SAID, CODE_GIVEN_EN, BARE_CODE_EN].flatMap((pattern) => matches(pattern, text).map((m) => spanOf(m, 'otp')));
  return distinct(found.filter((f) => !SENDER.test(f.value) && !NOT_A_CODE_AFTER.test(text.slice(f.end, f.end + 8))));
}

const CVV_WORD = '(?:(?:cvv2?|cvc2?|cvn2?)码?|安全码|(?:卡)?(?:背面|背后|反面|签名栏|签名条|签名处)[^\\d一二三四五六七八九]{0,8}(?:[三3]位(?:数字?|码)?)?|(?:卡片?)?背面(?:的|那|末|后|最后)?三?位?(?:数字|数|码)?|(?:签名栏|签名条)(?:的|那|末|后|最后)?三?位?(?:数字|数|码)?|后面的?三位(?:安全|数字|数)?码?|三位(?:安全|校验)码|security (?:code|number)(?: on the back)?|(?:three|3)[- ]digit (?:code|number)(?: on the back)?|code on the back(?: of (?:the|my) card)?|(?:three|3|last three|last 3) digits on the back(?: of (?:the|my) card)?)';
const CVV = new RegExp(`${CVV_WORD}${LINK}{0,6}(${digits(3, 4)})`, 'g');
const CVV_BEFORE = new RegExp(`(?<![\\d.])(\\d{3,4})(?:\\s|,|是|就是|is|was){0,4}(?:my|the|我的|卡的|这张卡的|\\s){0,4}(?:cvv2?|cvc2?|cvn2?|安全码)`, 'g');
export function cardCodes(text: string): WordSecret[] {
  return distinct([CVV, CVV_BEFORE].flatMap((pattern) => matches(pattern, text).map((m) => spanOf(m, 'cvv'))).filter((f) => !NOT_A_CODE_AFTER.test(text.slice(f.end, f.end + 8))));
}

const EXPIRY = /(?:有效期(?:限|至|到)?|到期(?:日|年月|月)?|期限|exp(?:iry|ires|iration)?(?: date)?|valid (?:thru|through|until|to))(?:是|为|到|至|:|=|\s|is|on){0,3}((?:0[1-9]|1[0-2])\s?[/\-. ]?\s?(?:20)?\d\d(?!\d)|(?:20)?\d\d年(?:0?[1-9]|1[0-2])月)/g;

/** Expiry dates of cards (09/27, 2027年6月), where they are called that. */
export function expiryDates(text: string): WordSecret[] {
  return matches(EXPIRY, text).map((m) => spanOf(m, 'card_expiry'));
}

const PASSWORD_WORD = '(?:密码|卡密|(?<![\\u4e00-\\u9fff])密(?=\\s?:)|pass(?=\\s?[:=])|pass word|口令|密码锁|pin码|pin(?![a-z])|password|passwd|pwd|pw(?![a-z])|pass ?phrase|passcode)';
const SAYS = '(?:是不是|是|为|乃|就是|改成了?|改为了?|设成了?|设为了?|设的是|用的是|输的是|写的|应该是|好像是|大概是|可能是|记得是|估计是|一直是|还是|原来是|以前是|现在是|used to be|is|was|are|to|=|:|→|->|-(?= ))';
// After a word that says "is": a token with a digit or sign in it, or (in Chinese) any Latin token. "my password is wrong" has neither.
const PASSWORD_SAID = new RegExp(`${PASSWORD_WORD}(?:我|的|号|number|code|now|\\s){0,4}${SAYS}(?:\\s|"|'|“|「|:|:)*([!-~]{3,32})`, 'g');
const PASSWORD_DIGITS = new RegExp(`${PASSWORD_WORD}(?:我|的|号|了|就|想|要|准备|打算|${SAYS}|,|\\s){0,5}(${digits(4, 12)})`, 'g');
/** 密码六个八: one digit so many times. */
const PASSWORD_REPEATED = new RegExp(`${PASSWORD_WORD}(?:我|的|就|都|设了?|用了?|${SAYS}|\\s){0,3}([三四五六七八3-8]个(?:${HAN}|\\d))(?![位字月天年次\\d])`, 'g');
/** 密码是我妈生日651203: a hint between the word and the digits. */
const PASSWORD_HINT = new RegExp(`${PASSWORD_WORD}[\\u4e00-\\u9fff]{0,4}?(?:是|为)[\\u4e00-\\u9fff]{1,8}?\\s?(\\d{4,12})(?!\\d)`, 'g');
/** 密码:我爱你1314: behind a colon, words and digits together; not 密码:错误3次. */
const PASSWORD_IN_HAN = /(?:密码|口令)(?:是|为)?:\s?(?!.{0,8}(?:错|次|位|忘|锁|分钟))((?=[\u4e00-\u9fff!-~]{0,23}\d)[\u4e00-\u9fff!-~]{4,24})/g;
const PASSWORD_BARE = new RegExp(`${PASSWORD_WORD}\\s?[:=]?\\s?((?=[!-~]{0,31}[a-z])(?=[!-~]{0,31}\\d)[!-~]{5,32})`, 'g');
const PASSWORD_BEFORE = new RegExp(`(?<![\\d.a-z])(\\d{6}|(?=[!-~]{0,31}[a-z])(?=[!-~]{0,31}\\d)[!-~]{6,32})(?:\\s|,){0,3}(?:是|就是|这个是|这是|is|was)(?:\\s|我的|我|卡的|取款|支付|登录|交易|查询|my|the|card|bank|login|app|账户|银行卡){0,5}${PASSWORD_WORD}`, 'g');

/** Passwords and PINs that are told, not only spoken of. */
export function passwords(text: string): WordSecret[] {
  const said = matches(PASSWORD_SAID, text).map((m) => spanOf(m, 'password')).map(withoutClosing).filter((f) => isToken(f.value, text, f));
  const rest = [PASSWORD_DIGITS, PASSWORD_REPEATED, PASSWORD_HINT, PASSWORD_IN_HAN, PASSWORD_BARE, PASSWORD_BEFORE].flatMap((pattern) => matches(pattern, text).map((m) => withoutClosing(spanOf(m, 'password'))));
  return distinct([...said, ...rest].filter((f) => f.value.length >= 3 && !SENDER.test(f.value) && !NOT_A_CODE_AFTER.test(text.slice(f.end, f.end + 8))));
}

function isToken(value: string, text: string, at: WordSecret): boolean {
  if (/\d/.test(value)) return value.length >= 4;
  if (/[a-z][^a-z\s.,!?'"]+[a-z]/.test(value)) return true;
  // Behind Chinese words a Latin token is the password itself; inside English it is a word of the sentence.
  const before = text.slice(Math.max(0, at.start - 8), at.start);
  return /\p{Script=Han}/u.test(before) && /^[a-z]{4,}/.test(value) && !/^(?:what|how|wrong|error|null|app|atm|pin|sms)/.test(value);
}

function withoutClosing(found: WordSecret): WordSecret {
  const value = found.value.replace(/["'.,;?)\]]+$/, '');
  // Counted from the end: the value of a spaced number is shorter than what stands in the text.
  return { ...found, value, end: found.end - (found.value.length - value.length) };
}

function spanOf(m: RegExpExecArray, type: WordSecret['type']): WordSecret {
  const raw = m[1] ?? '';
  const start = m.index + m[0].indexOf(raw, m[0].startsWith(raw) ? 0 : 1);
  const plain = /^[0-9零〇一二两三四五六七八九幺\s\-·.]+$/.test(raw) ? Array.from(raw.replace(/[\s\-·.]/g, ''), (c) => digitOf(c) ?? '').join('') : raw;
  return { type, start, end: start + raw.length, value: type === 'password' && plain.length !== raw.length && /[a-z]/.test(raw) ? raw : plain };
}

function distinct(found: readonly WordSecret[]): WordSecret[] {
  const out: WordSecret[] = [];
  for (const f of found) if (!out.some((o) => o.start < f.end && f.start < o.end)) out.push(f);
  return out;
}
