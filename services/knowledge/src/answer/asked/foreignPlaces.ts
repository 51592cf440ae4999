import type { Language } from '@lobby/contracts';

/** Where the bank's own country's rules end: mainland China, so that Hong Kong, Macao and Taiwan count as 境外 as they do in every fee schedule. */
const HOME = 'CN';
/** Codes of the tables that stand for no place: unknown, pseudo-locales, unions. */
const NO_PLACE = new Set(['ZZ', 'XA', 'XB', 'UN', 'EU', 'EZ']);
/** Names so short ("US", "UK") are also words; they count written in capitals or behind "the". */
const SHORT = 3;

const names = new Map<Language, readonly string[]>();

/** What countries and regions are called, from Unicode's own tables (CLDR), long and short names. */
function placeNames(language: Language): readonly string[] {
  const known = names.get(language);
  if (known) return known;
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => code !== HOME && !NO_PLACE.has(code));
  const tables = (['long', 'short'] as const).map((style) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }));
  const made = [...new Set(tables.flatMap((table) => codes.flatMap((code) => table.of(code) ?? [])))].filter((name) => name.length >= 2).toSorted((a, b) => b.length - a.length);
  names.set(language, made);
  return made;
}

/** The country or region abroad that the text names ("汇到美国", "in Japan"); undefined when it names none. */
export function foreignPlaceIn(text: string, language: Language): string | undefined {
  const lower = text.toLowerCase();
  return placeNames(language).find((name) => (language === 'zh' ? text.includes(name) : isWord(name, text, lower)));
}

function isWord(name: string, text: string, lower: string): boolean {
  if (!lower.includes(name.toLowerCase())) return false;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return name.length <= SHORT ? new RegExp(`\\b${escaped}\\b`).test(text) || new RegExp(`\\bthe ${escaped}\\b`, 'i').test(text) : new RegExp(`\\b${escaped}\\b`, 'i').test(text);
}

const ABROAD: Readonly<Record<Language, string>> = { zh: '境外', en: 'abroad' };

/** The text with the place said as written answers say it: "in Japan" → "abroad". Null when it names none. */
export function saidAsAbroad(text: string, language: Language): string | null {
  const place = foreignPlaceIn(text, language);
  if (place === undefined) return null;
  const at = text.toLowerCase().indexOf(place.toLowerCase());
  const before = text.slice(0, at);
  return language === 'zh' ? `${before}${ABROAD.zh}${text.slice(at + place.length)}` : `${before.replace(/\b(?:in|to|from|at)(?: the)? $/i, '')}${ABROAD.en}${text.slice(at + place.length)}`;
}
