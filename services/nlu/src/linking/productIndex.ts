import { normalise } from '../normalise/normalise.ts';
import { samePronunciation, spelling } from './pronunciation.ts';
import { withinOneEdit } from './withinOneEdit.ts';

export type Named = { id: string; names: readonly string[] };
/** A mention in offsets of the normalised text. */
export type Mention = { id: string; start: number; end: number };

const LATIN = /[a-z0-9]/;
const FUZZY_HAN = 3;
/** A name of so many characters may be wrong in two of them, as when an input method offers a whole other word. */
const TWO_ERRORS_FROM = 4;
/** Shorter spellings are in too many words. */
const PINYIN_FROM = 6;
const MAX_SPELT = 60;
const FUZZY_LATIN = 6;
const MAX_READ = 4_000;

/** Finds products by their titles and aliases: the longest name first, then names with one typing error. Built once per release. */
export class ProductIndex {
  private readonly byName = new Map<string, string>();
  /** Names by their first two characters, longest first, so that a text is scanned once. */
  private readonly byStart = new Map<string, string[]>();
  private readonly fuzzy: string[];
  /** Chinese names by their spelling in Latin letters, longest first: daecundan. */
  private readonly spelt: { spelling: string; name: string }[];

  constructor(products: readonly Named[]) {
    for (const { id, names } of products) {
      for (const name of names) {
        // The first product keeps a name that two claim; the release gate tells the editor.
        for (const key of writtenForms(name)) if (key.length >= 2 && !this.byName.has(key)) this.byName.set(key, id);
      }
    }
    for (const name of [...this.byName.keys()].sort((a, b) => b.length - a.length)) {
      const start = name.slice(0, 2);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), name]);
    }
    this.spelt = [...this.byName.keys()].filter((name) => !LATIN.test(name)).map((name) => ({ spelling: spelling(name), name })).filter((s) => s.spelling.length >= PINYIN_FROM).sort((a, b) => b.spelling.length - a.spelling.length);
    this.fuzzy = [...this.byName.keys()].filter((name) => (LATIN.test(name) ? name.length >= FUZZY_LATIN : name.length >= FUZZY_HAN)).sort((a, b) => b.length - a.length);
  }

  /** Mentions in the order of the text; a misspelt one only where no name stands as it is written. */
  find(normalised: string): Mention[] {
    const text = normalised.slice(0, MAX_READ);
    const exact = this.exact(text);
    return exact.length > 0 ? exact : this.approximate(text.slice(0, 400));
  }

  private exact(text: string): Mention[] {
    const found: Mention[] = [];
    for (let at = 0; at < text.length;) {
      const name = this.byStart.get(text.slice(at, at + 2))?.find((n) => text.startsWith(n, at) && wordEnds(text, at, at + n.length));
      if (name) found.push({ id: this.byName.get(name) ?? '', start: at, end: at + name.length });
      at += name?.length ?? 1;
    }
    return found;
  }

  /** A name typed in pinyin, with or without gaps: "da e cun dan", "daecundan lilv". It begins where a word does. */
  private inPinyin(text: string): Mention | null {
    for (const word of text.matchAll(/(?<![a-z])[a-z]/g)) {
      const letters = /^[a-z '’]+/.exec(text.slice(word.index, word.index + MAX_SPELT))?.[0] ?? '';
      const joined = letters.replace(/[ '’]/g, '');
      const hit = this.spelt.find((s) => joined.startsWith(s.spelling));
      if (hit) return { id: this.byName.get(hit.name) ?? '', start: word.index, end: word.index + lengthOfLetters(letters, hit.spelling.length) };
    }
    return null;
  }

  private approximate(text: string): Mention[] {
    const spelt = this.inPinyin(text);
    if (spelt) return [spelt];
    for (const name of this.fuzzy) {
      const hit = LATIN.test(name) ? latinTypo(text, name) : homophone(text, name);
      if (hit) return [{ id: this.byName.get(name) ?? '', ...hit }];
    }
    return [];
  }
}

/** How much of a text holds so many letters, gaps included. */
function lengthOfLetters(text: string, letters: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) if (/[a-z]/.test(text[at] ?? '') && (seen += 1) === letters) return at + 1;
  return text.length;
}

/** A title without its bracketed part is a name too: 借记卡(一类户) is asked for as 借记卡. */
function writtenForms(name: string): string[] {
  const key = normalise(name).text.trim();
  const bare = key.replace(/\s?\([^)]*\)$/, '');
  return bare === key ? [key] : [key, bare];
}

/** Latin names must stand as words: "gold" is not in "golden". */
function wordEnds(text: string, start: number, end: number): boolean {
  const cuts = (a: number, b: number): boolean => LATIN.test(text[a] ?? '') && LATIN.test(text[b] ?? '');
  // A plural is the same product.
  const last = /[a-z]/.test(text[end - 1] ?? '') && text[end] === 's' ? end + 1 : end;
  return !cuts(start - 1, start) && !cuts(last - 1, last);
}

/** A stretch of the text that differs from the name only in characters which sound the same (大额存但 for 大额存单): one, or two in a longer name. */
function homophone(text: string, name: string): { start: number; end: number } | null {
  const allowed = name.length >= TWO_ERRORS_FROM ? 2 : 1;
  for (let at = 0; at + name.length <= text.length; at += 1) {
    const wrong: number[] = [];
    for (let k = 0; k < name.length && wrong.length <= allowed; k += 1) if (text[at + k] !== name[k]) wrong.push(k);
    if (wrong.length > 0 && wrong.length <= allowed && wrong.every((k) => samePronunciation(text[at + k] ?? '', name[k] ?? ''))) return { start: at, end: at + name.length };
  }
  return null;
}

function latinTypo(text: string, name: string): { start: number; end: number } | null {
  const words = Array.from(text.matchAll(/[a-z0-9]+/g), (m) => ({ start: m.index, end: m.index + m[0].length }));
  const length = name.split(/[^a-z0-9]+/).length;
  for (let i = 0; i + length <= words.length; i += 1) {
    const start = words[i]?.start ?? 0;
    const end = words[i + length - 1]?.end ?? 0;
    if (withinOneEdit(text.slice(start, end), name)) return { start, end };
  }
  return null;
}
