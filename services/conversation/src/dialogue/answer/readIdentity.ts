import type { DialogueState } from '@lobby/contracts';
import { plainWords } from './plainWords.ts';

const VERIFY = /^(?:好的?|那)?(?:我(?:要|来|想)?)?(?:现在)?(?:验证|核验|认证|核实)(?:一下)?(?:我的)?(?:身份)?(?:吧)?$|^(?:ok )?(?:please )?verify(?: me| my identity| myself)?(?: now| please)?$/u;
const NUMBER = /(?<![A-Za-z0-9])([A-Za-z]{0,4}\d{6,12})(?![A-Za-z0-9])/;

export const wantsToVerify = (text: string): boolean => VERIFY.test(plainWords(text));

/** A customer number of the bank: up to four letters and six to twelve digits. */
export const readCustomerNumber = (text: string): string | null => NUMBER.exec(text.normalize('NFKC'))?.[1]?.toUpperCase() ?? null;

/** Digits alone are meant as the code, however few they are. */
export const isWaitingForCode = (state: DialogueState, text: string): boolean => state.expecting?.kind === 'identity' && /^[\d\s*-]{3,}$/.test(text.normalize('NFKC'));

/** A message that is nothing but a customer number: it is meant as one also after something else came up. */
export const isCustomerNumber = (text: string): boolean => readCustomerNumber(text) !== null && plainWords(text).replace(/ /g, '').length <= LONGEST_NUMBER;
const LONGEST_NUMBER = 18;

const RESEND = /^(?:请|麻烦|帮我|那|再)*(?:重新?|再)(?:发送?|发一?[次遍下条]|来一?[次遍下条])(?:一?[次遍下])?(?:验证码|短信)?(?:吧|给我)?$|^(?:还|一直|都|我)*没有?(?:收到|收着|接到|来)(?:验证码|短信|啊|呀|呢)*$|^(?:验证码|短信)(?:还|一直)?没(?:有)?(?:收到|来|到)$|^(?:please )?(?:resend|send (?:it |the code )?again)(?: please)?$|(?:havent|have not|didnt|did not|not) (?:got|get|received?)(?: it| the code| any(?:thing)?| a code)?$/u;

/** "没收到", "重新发送": another code, please. */
export const wantsResend = (text: string): boolean => RESEND.test(plainWords(text));

const ABOUT_PROOF = /客户号|客户编号|验证码|customer (?:number|no|id)|\bcode\b/iu;
const UNKNOWN = /^(?:我|也|真的?|都)*(?:不(?:知道|记得|清楚|晓得)|忘(?:记)?了|没有|找不到)|^(?:i )?(?:dont|do not) (?:know|have|remember)/u;

/** "我不知道客户号是啥", "忘了": cannot give what is asked for, or asks what it is. */
export const asksAboutProof = (text: string): boolean => ABOUT_PROOF.test(text) || UNKNOWN.test(plainWords(text));
