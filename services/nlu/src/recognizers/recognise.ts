import type { Entity, EntityType, Language } from '@lobby/contracts';
import type { Normalised } from '../normalise/normalise.ts';
import { recogniseAmount } from './amount.ts';
import { recogniseCity } from './city.ts';
import { recogniseDate } from './date.ts';
import { recogniseCardTail, recogniseEmail, recogniseOtp, recognisePersonalNumbers } from './identifiers.ts';
import { recognisePercent } from './percent.ts';
import { recognisePersonName } from './personName.ts';
import { recogniseTerm } from './term.ts';
import type { Found, Recogniser } from './types.ts';

export type RecogniseOptions = { language: Language; referenceDate: string; expecting?: string; cities?: readonly string[] };

/** Longest text the recognisers read, in UTF-16 units of the normalised text. */
const MAX_READ = 8_000;
const MAX_ENTITIES = 64;
// Where two types claim the same characters, the more specific one is right: a card's digits are no amount, 三年 in 三年前 is part of a date.
const ORDER: readonly EntityType[] = ['id_number', 'card_number', 'phone', 'email', 'otp', 'card_tail', 'percent', 'date', 'term', 'amount', 'person_name', 'city'];
const RECOGNISERS: readonly Recogniser[] = [recognisePersonalNumbers, recogniseEmail, recogniseOtp, recogniseCardTail, recognisePercent, recogniseDate, recogniseTerm, recogniseAmount, recognisePersonName, recogniseCity];

/** The normalised text with the capitals it had: same length, so that offsets hold for both. */
function casedOf(text: Normalised, read: string): string {
  if (text.original.length === text.text.length && text.original.toLowerCase() === text.text) return text.original.slice(0, read.length);
  if (!/[a-z]/.test(read)) return read;
  return Array.from({ length: read.length }, (_, at) => capitalAt(text, read, at)).join('');
}

function capitalAt(text: Normalised, read: string, at: number): string {
  const letter = read[at] ?? '';
  if (letter < 'a' || letter > 'z') return letter;
  const { start, end } = text.span(at, at + 1);
  const written = text.original.slice(start, end).normalize('NFKC');
  return written.length === 1 && written.toLowerCase() === letter ? written : letter;
}

/** All entities of a text, in the original's offsets and order. Never throws; time grows linearly with the text. */
export function recognise(text: Normalised, options: RecogniseOptions): Entity[] {
  const read = text.text.slice(0, MAX_READ);
  const env = { language: options.language, referenceDate: options.referenceDate, cased: casedOf(text, read), ...(options.expecting === undefined ? {} : { expecting: options.expecting }), ...(options.cities === undefined ? {} : { cities: options.cities }) };
  const found = RECOGNISERS.flatMap((recogniser) => recogniser(read, env));
  return withoutOverlaps(found).slice(0, MAX_ENTITIES).map(({ type, start, end, value }) => {
    const span = text.span(start, end);
    return { type, text: text.original.slice(span.start, span.end), start: span.start, end: span.end, value };
  });
}

function withoutOverlaps(found: readonly Found[]): Found[] {
  const ranked = [...found].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || b.end - b.start - (a.end - a.start));
  const kept: Found[] = [];
  for (const f of ranked) if (f.end > f.start && !kept.some((k) => k.start < f.end && f.start < k.end)) kept.push(f);
  return kept.sort((a, b) => a.start - b.start);
}
