import { normalise } from './normalise.ts';
import { cutPinyin, spokenOf, syllablesOfRun } from './pinyin.ts';
import { TopOf } from './topOf.ts';

/** Where what is typed stands in a phrasing; the surer, the earlier it is shown. A title counts before any other phrasing. */
const [BEGINS, CONTAINS, ALL_PARTS, SOUNDS, INITIALS] = [0, 2, 4, 5, 7];
const OTHER_PHRASING = 1;
/** Longer texts stand behind shorter ones of the same kind, and never before a surer kind. */
const LENGTH_MAX = 200;
/** One letter of pinyin fits everything. */
const LETTERS_MIN = 2;

/** A passage's phrasings, the title first: bare, as they sound, and their initials. */
type Entry = { bare: readonly string[]; spoken: readonly string[]; initials: readonly string[][] };
type Typed = { parts: readonly string[]; spoken: string | null; initials: string | null };
type Phrasing = { passage: number; isTitle: boolean; titleLength: number };

/**
 * Finds phrasings that go on from what is typed: its characters, its pinyin or its initials. All phrasings lie in one long text each, in which a part is found at
 * the speed of memory: a millisecond or two over 10,000 FAQs, so every key may ask.
 */
export class TypeAhead {
  readonly #syllables: ReadonlySet<string>;
  readonly #begun = new Set<string>();
  readonly #phrasings: Phrasing[] = [];
  #added: { bare: string; spoken: string; initials: string }[] = [];
  #bare = new Lines([]);
  #spoken = new Lines([]);
  #initials = new Lines([]);

  /** @param syllables every syllable of the texts; read when all are added */
  constructor(syllables: ReadonlySet<string>) {
    this.#syllables = syllables;
  }

  add(passage: number, { bare, spoken, initials }: Entry): void {
    const titleLength = Math.min(LENGTH_MAX - 1, bare[0]?.length ?? 0);
    bare.forEach((text, i) => {
      this.#phrasings.push({ passage, isTitle: i === 0, titleLength });
      this.#added.push({ bare: text, spoken: spoken[i] ?? '', initials: initials[i]?.join(' ') ?? '' });
    });
  }

  /** After the last `add`. */
  close(): void {
    for (const syllable of this.#syllables) for (let length = 1; length <= syllable.length; length += 1) this.#begun.add(syllable.slice(0, length));
    [this.#bare, this.#spoken, this.#initials] = [new Lines(this.#added.map((a) => a.bare)), new Lines(this.#added.map((a) => a.spoken)), new Lines(this.#added.map((a) => a.initials))];
    this.#added = [];
  }

  /** Passages, best first. How it sounds is only tried where too few hold it as it is written. */
  find(text: string, allow: (passage: number) => boolean, limit: number): number[] {
    const { parts, spoken, initials } = this.#read(text);
    const costs = new Map<number, number>();
    const offer = (line: number, kind: number): void => {
      const { passage, isTitle, titleLength } = this.#phrasings[line] as Phrasing;
      const cost = (kind + (isTitle ? 0 : OTHER_PHRASING)) * LENGTH_MAX + titleLength;
      const known = costs.get(passage);
      if (known === undefined ? allow(passage) : cost < known) costs.set(passage, cost);
    };
    const whole = parts.join('');
    if (whole !== '') this.#bare.find(whole, (line, begins) => offer(line, begins ? BEGINS : CONTAINS));
    if (parts.length > 1) this.#bare.find(parts[0] as string, (line) => { if (parts.every((part) => this.#bare.holds(line, part))) offer(line, ALL_PARTS); });
    if (spoken !== null && costs.size < limit) this.#spoken.find(spoken, (line) => offer(line, SOUNDS));
    if (initials !== null && costs.size < limit) this.#initials.find(initials, (line) => offer(line, INITIALS));
    const top = new TopOf(limit);
    for (const [passage, cost] of costs) top.offer(passage, -cost);
    return top.take();
  }

  #read(text: string): Typed {
    const normal = normalise(text);
    const letters = /^[a-z\s']+$/.test(normal) ? normal.replace(/[^a-z]/g, '') : '';
    return { parts: normal.split(/[\s\p{P}\p{S}]+/u).filter(Boolean), spoken: this.#spokenOf(normal), initials: letters.length >= LETTERS_MIN && this.#syllables.size > 0 ? letters : null };
  }

  /** How it sounds: characters by their reading, letters as pinyin of which the last syllable is only begun; null where it does not sound Chinese. */
  #spokenOf(normal: string): string | null {
    const runs = normal.match(/[\u4e00-\u9fff]+|[a-zü]+/g) ?? [];
    if (this.#syllables.size === 0 || runs.join('').length < LETTERS_MIN) return null;
    const syllables = runs.map((run) => (/[a-zü]/.test(run) ? cutPinyin(run, this.#syllables, this.#begun) : syllablesOfRun(run)));
    return syllables.every((s) => s !== null) ? spokenOf(syllables.flat()) : null;
  }
}

/** Short texts as the lines of one long one. */
class Lines {
  readonly #text: string;
  readonly #starts: Uint32Array;

  constructor(lines: readonly string[]) {
    this.#text = `${lines.join('\n')}\n`;
    this.#starts = new Uint32Array(lines.length + 1);
    lines.forEach((line, i) => { this.#starts[i + 1] = (this.#starts[i] as number) + line.length + 1; });
  }

  /** Calls back once for each line that holds the part. */
  find(part: string, each: (line: number, begins: boolean) => void): void {
    for (let at = this.#text.indexOf(part), line = 0; at >= 0; at = this.#text.indexOf(part, this.#starts[line])) {
      line = this.#lineAt(at, line);
      each(line, at === this.#starts[line]);
      line += 1;
    }
  }

  holds(line: number, part: string): boolean {
    return this.#text.slice(this.#starts[line], this.#starts[line + 1]).includes(part);
  }

  /** The line that `at` stands in, by halving; none before `from`. */
  #lineAt(at: number, from: number): number {
    let [low, high] = [from, this.#starts.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle; else high = middle;
    }
    return low;
  }
}
