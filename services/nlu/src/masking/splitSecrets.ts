import { digitRuns } from '../recognizers/digitRuns.ts';
import { personalNumbers } from '../recognizers/numbersOfPeople.ts';
import type { SecretType } from '@lobby/contracts';

/** A secret of which `start`…`end` is the part in the present message. */
export type SplitSecret = { type: SecretType; start: number; end: number; whole: boolean };

const ASKED_CODE = /(?:验证码|校验码|动态码|动态密码|短信码|otp|verification code|one[- ]time code|passcode|the code|my code)[^\d]{0,10}$/;
const ASKED_PASSWORD = /(?:密码|口令|pin|password|passwd)(?:\s(?:is|was))?[^\da-z?？]{0,8}$/;
const ASKED_CVV = /(?:cvv2?|cvc2?|cvn2?|安全码|背面.{0,4}三位|security code)[^\d]{0,8}$/;
// 密码怎么改, 收不到验证码: the words are spoken of, nothing is announced.
const ONLY_TALKS = /(?:怎么|如何|忘|改|收不到|没收到|错|不对|重置|锁|找回|什么|吗|为什么|forgot|reset|change|wrong|incorrect|locked|receive|how|why|\?)/;
const LEADING_CODE = /^(?:it(?:'s| is| was)|that(?:'s| is)|就?是|它是|这个是)?[\s:"'「]*(\d(?:[\s-]?\d){3,7}|[零〇一二三四五六七八九幺]{4,8})(?![\d.])\s*(?:$|[,.!。;\s])/;
const LEADING_CVV = /^[\s:"']*(\d{3,4})(?!\d)/;
const LEADING_PASSWORD = /^[\s:"']*((?=[!-~]*\d)[!-~]{4,20})\s*(?:$|[,。;\s])/;

/** Secrets that began in the customer's previous message: numbers cut in two, and codes announced before. Both texts normalised. */
export function splitSecrets(previous: string, text: string): SplitSecret[] {
  return [...announced(previous, text), ...continued(previous, text)];
}

function announced(previous: string, text: string): SplitSecret[] {
  const tail = previous.slice(-40);
  if (ONLY_TALKS.test(tail)) return [];
  const rules: readonly [RegExp, RegExp, SecretType][] = [[ASKED_CVV, LEADING_CVV, 'cvv'], [ASKED_CODE, LEADING_CODE, 'otp'], [ASKED_PASSWORD, LEADING_PASSWORD, 'password'], [ASKED_PASSWORD, LEADING_CODE, 'password']];
  for (const [asked, leading, type] of rules) {
    const m = asked.test(tail) ? leading.exec(text) : null;
    if (m?.[1]) {
      const start = m[0].indexOf(m[1]);
      return [{ type, start, end: start + m[1].length, whole: true }];
    }
  }
  return [];
}

function continued(previous: string, text: string): SplitSecret[] {
  const head = digitRuns(text.slice(0, 60))[0];
  const before = digitRuns(previous).at(-1);
  const firstDigit = head?.digits[0];
  const lastDigit = before?.digits.at(-1);
  if (!head || !before || !firstDigit || !lastDigit) return [];
  // Only a number at the very end of one message and the very beginning of the other can be one.
  if (/[\p{L}\p{N}]/u.test(text.slice(0, firstDigit.start).replace(/^(?:后面|后半(?:截|段|部分)?|余下的?|剩下的?|接着|然后|还有|后几位|then|and|rest)(?:是|的是|:)?/, '')) || /[\p{L}\p{N}]/u.test(previous.slice(lastDigit.end))) return [];
  const left = previous.slice(before.digits[0]?.start ?? 0, lastDigit.end);
  for (let to = head.digits.length; to >= 1; to -= 1) {
    if (to < head.digits.length && head.digits[to]?.group === head.digits[to - 1]?.group) continue;
    const last = head.digits[to - 1];
    if (!last) continue;
    const right = text.slice(firstDigit.start, last.end);
    const joined = `${previous.slice(0, before.digits[0]?.start ?? 0)}${left}-${right}`;
    const seam = joined.length - right.length;
    const hit = personalNumbers(joined).find((n) => n.start < seam && n.end > seam);
    if (hit) return [{ type: hit.type, start: firstDigit.start, end: firstDigit.start + (hit.end - seam), whole: false }];
  }
  return [];
}
