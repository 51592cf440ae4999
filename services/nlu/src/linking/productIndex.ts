import { normalise } from '../normalise/normalise.ts';
import { samePronunciation } from './pronunciation.ts';
import { withinOneEdit } from './withinOneEdit.ts';

export type Named = { id: string; names: readonly string[] };
/** A mention in offsets of the normalised text. */
export type Mention = { id: string; start: number; end: number };

const LATIN = /[a-z0-9]/;
const FUZZY_HAN = 4;
const FUZZY_LATIN = 6;
const MAX_READ = 4_000;

/** Finds products by their titles and aliases: the longest name first, then names with one typing error. Built once per release. */
export class ProductIndex {
  private readonly byName = new Map<string, string>();
  /** Names by their first two characters, longest first, so that a text is scanned once. */
  private readonly byStart = new Map<string, string[]>();
  private readonly fuzzy: string[];

  constructor(products: readonly Named[]) {
    for (const { id, names } of products) {
      for (const name of names) {
        const key = normalise(name).text.trim();
        // The first product keeps a name that two claim; the release gate tells the editor.
        if (key.length >= 2 && !this.byName.has(key)) this.byName.set(key, id);
      }
    }
    for (const name of [...this.byName.keys()].sort((a, b) => b.length - a.length)) {
      const start = name.slice(0, 2);
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), name]);
    }
    this.fuzzy = [...this.byName.keys()].filter((name) => (LATIN.test(name) ? name.length >= FUZZY_LATIN : name.length >= FUZZY_HAN)).sort((a, b) => b.length - a.length);
  }

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

  private approximate(text: string): Mention[] {
    for (const name of this.fuzzy) {
      const hit = LATIN.test(name) ? latinTypo(text, name) : homophone(text, name);
      if (hit) return [{ id: this.byName.get(name) ?? '', ...hit }];
    }
    return [];
  }
}

/** Latin names must stand as words: "gold" is not in "golden". */
function wordEnds(text: string, start: number, end: number): boolean {
  const cuts = (a: number, b: number): boolean => LATIN.test(text[a] ?? '') && LATIN.test(text[b] ?? '');
  // A plural is the same product.
  const last = /[a-z]/.test(text[end - 1] ?? '') && text[end] === 's' ? end + 1 : end;
  return !cuts(start - 1, start) && !cuts(last - 1, last);
}

/** A stretch of the text that differs from the name in one character which sounds the same (大额存但 for 大额存单). */
function homophone(text: string, name: string): { start: number; end: number } | null {
  for (let at = 0; at + name.length <= text.length; at += 1) {
    let wrong = -1;
    let errors = 0;
    for (let k = 0; k < name.length && errors < 2; k += 1) {
      if (text[at + k] !== name[k]) {
        errors += 1;
        wrong = k;
      }
    }
    if (errors === 1 && samePronunciation(text[at + wrong] ?? '', name[wrong] ?? '')) return { start: at, end: at + name.length };
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
