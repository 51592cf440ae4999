import type { DialogueState } from '@lobby/contracts';
import { plainWords } from './plainWords.ts';

const VERIFY = /^(?:好的?|那)?(?:我(?:要|来|想)?)?(?:现在)?(?:验证|核验|认证|核实)(?:一下)?(?:我的)?(?:身份)?(?:吧)?$|^(?:ok )?(?:please )?verify(?: me| my identity| myself)?(?: now| please)?$/u;
const NUMBER = /(?<![A-Za-z0-9])([A-Za-z]{0,4}\d{6,12})(?![A-Za-z0-9])/;

export const wantsToVerify = (text: string): boolean => VERIFY.test(plainWords(text));

/** A customer number of the bank: up to four letters and six to twelve digits. */
export const readCustomerNumber = (text: string): string | null => NUMBER.exec(text.normalize('NFKC'))?.[1]?.toUpperCase() ?? null;

/** Digits alone are meant as the code, however few they are. */
export const isWaitingForCode = (state: DialogueState, text: string): boolean => state.expecting?.kind === 'identity' && /^[\d\s*-]{3,}$/.test(text.normalize('NFKC'));
