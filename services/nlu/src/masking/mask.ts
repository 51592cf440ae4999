import type { MaskResult, SecretType } from '@lobby/contracts';
import { normalise, type Normalised } from '../normalise/normalise.ts';
import { personalNumbers } from '../recognizers/numbersOfPeople.ts';
import { cardCodes, expiryDates, oneTimeCodes, passwords } from '../recognizers/secretWords.ts';
import { splitSecrets } from './splitSecrets.ts';

export type Secret = { type: SecretType; start: number; end: number };

/** How many digits stay at each end, for the agent to compare with what the customer holds. Codes and passwords keep none. */
const KEPT: Readonly<Record<SecretType, readonly [number, number]>> = { card_number: [6, 4], phone: [3, 4], id_number: [1, 1], otp: [0, 0], password: [0, 0], cvv: [0, 0], card_expiry: [0, 0] };
const SIGN = /[\p{L}\p{N}]/u;

/**
 * Hides the secrets of a text, needs no model and no clock: it runs before anything is stored. `previous` is the customer's message before this one, so
 * that the second half of a number, or a code after "my code is", is hidden too. Spans are offsets of the original.
 */
export function mask(text: string, previous?: string): MaskResult {
  const read = normalise(text);
  const secrets = distinct([...secretsIn(read.text), ...(previous === undefined ? [] : splitSecrets(normalise(previous.slice(-400)).text, read.text))]);
  const spans = secrets.map((secret) => original(secret, read)).filter((s) => s.end > s.start).sort((a, b) => a.start - b.start);
  return { masked: hide(text, spans), spans: spans.map(({ type, start, end }) => ({ type, start, end })) };
}

/** Secrets of one normalised text, in its offsets. */
export function secretsIn(text: string): Secret[] {
  const numbers = personalNumbers(text).map(({ type, start, end }) => ({ type, start, end }));
  const words = [...cardCodes(text), ...oneTimeCodes(text), ...passwords(text)].map(({ type, start, end }) => ({ type, start, end }));
  const secrets = distinct([...numbers, ...words]);
  // A card's expiry date is a secret beside its number or its code, and a plain date without them.
  const cards = secrets.some((s) => s.type === 'card_number' || s.type === 'cvv');
  return cards ? distinct([...secrets, ...expiryDates(text)]) : secrets;
}

type Hidden = Secret & { whole: boolean };

function original(secret: Secret, read: Normalised): Hidden {
  const { start, end } = read.span(secret.start, secret.end);
  // Half of a number shows nothing: its kept ends would be the whole's middle.
  return { type: secret.type, start, end, whole: (secret as Partial<Hidden>).whole ?? true };
}

function distinct<T extends Secret>(secrets: readonly T[]): T[] {
  const out: T[] = [];
  for (const s of secrets) if (!out.some((o) => o.start < s.end && s.start < o.end)) out.push(s);
  return out;
}

function hide(text: string, spans: readonly Hidden[]): string {
  let out = '';
  let at = 0;
  for (const span of spans) {
    out += text.slice(at, span.start) + stars(text.slice(span.start, span.end), span);
    at = span.end;
  }
  return out + text.slice(at);
}

/** Stars for the digits between the kept ends; separators stay, so the customer recognises the number. */
function stars(secret: string, { type, whole }: Hidden): string {
  if (type === 'password') return '*'.repeat(6);
  const chars = Array.from(secret);
  const signs = chars.filter((c) => SIGN.test(c)).length;
  // A number in words ("one three eight …") has other letters than digits: nothing of it is kept.
  const inWords = /[a-z]{2}/i.test(secret);
  const [head, tail] = whole && !inWords ? KEPT[type] : [0, 0];
  let seen = 0;
  return chars.map((c) => {
    if (!SIGN.test(c)) return c;
    seen += 1;
    return seen <= head || seen > signs - tail ? c : '*';
  }).join('');
}
