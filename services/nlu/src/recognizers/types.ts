import type { EntityType, EntityValue, Language } from '@lobby/contracts';

/** Something a recogniser saw, in offsets of the normalised text. */
export type Found = { type: EntityType; start: number; end: number; value: EntityValue };

export type RecogniseEnv = {
  language: Language;
  /** ISO date that relative dates count from. */
  referenceDate: string;
  /** Type of the slot or fact the bot has just asked for: lets a bare "8821" be a card tail. */
  expecting?: string;
  /** Cities of the release's branches, besides the built-in list. */
  cities?: readonly string[];
  /** The normalised text with the original's capitals, for what they tell (English names). */
  cased: string;
};

/** Reads normalised text (lower case, simplified, half-width); must be linear in its length. */
export type Recogniser = (text: string, env: RecogniseEnv) => Found[];

/** Every match of a sticky-free global pattern, with a bound that no honest message reaches. */
export function matches(pattern: RegExp, text: string, max = 200): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m && all.length < max; m = pattern.exec(text)) {
    all.push(m);
    if (m[0] === '') pattern.lastIndex += 1;
  }
  return all;
}
