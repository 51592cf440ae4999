import { unionOf } from './coverage.ts';
import type { Passage } from './faqStore.ts';
import { passageKey, readPassage, type PassageWords } from './passageWords.ts';
import { syllablesOfRun } from './pinyin.ts';
import { Vocabulary } from './tokenIndex.ts';
import { taughtWords } from './tokens.ts';
import type { WordsFile } from './wordsFile.ts';

/** What a passage holds, worked out once: the same passage in another release costs nothing. */
export type Analysis = { words: Uint32Array[]; /** The words of all its texts, ascending. */ all: Uint32Array; sounds: Uint32Array[]; initials: string[][]; spoken: string[]; syllables: string[]; bare: string[]; spelled: string[] };

/** What the releases of one language share: numbers for words and sounds, and the analyses of the passages they hold. */
export class Lexicon {
  readonly words = new Vocabulary();
  readonly sounds = new Vocabulary();
  readonly #wordSounds = new Map<string, readonly string[]>();
  readonly #analyses = new Map<string, Analysis>();
  readonly #file: WordsFile | null;

  /** @param file where what passages say is kept between two starts */
  constructor(file: WordsFile | null = null) {
    this.#file = file;
  }

  /** To be awaited before passages are analysed with the words taught so far. */
  async begin(): Promise<void> {
    await this.#file?.open(taughtWords());
  }

  analyse(passage: Passage): Analysis {
    const name = nameOf(passage);
    const known = this.#analyses.get(name);
    if (known) return known;
    const { tokens, pairs, spelledSounds, ...rest } = this.#read(passage);
    rest.spelled.forEach((word, i) => { this.#wordSounds.set(word, spelledSounds[i] ?? []); });
    const words = tokens.map((t) => this.words.learn(t));
    const analysis = { ...rest, words, all: unionOf(words), sounds: pairs.map((p) => this.sounds.learn(p)) };
    this.#analyses.set(name, analysis);
    return analysis;
  }

  /** A word's syllables, worked out with its passage. */
  soundOf(word: string): readonly string[] {
    return this.#wordSounds.get(word) ?? [];
  }

  /** True when analysing it costs next to nothing. */
  has(passage: Passage): boolean {
    return this.#analyses.has(nameOf(passage)) || this.#file?.get(passageKey(passage)) !== undefined;
  }

  /** After the last passage of a build. */
  async end(): Promise<void> {
    await this.#file?.done();
  }

  /** Forgets passages that no release holds any more. */
  keep(passages: Iterable<Passage>): void {
    const wanted = new Set(Array.from(passages, nameOf));
    for (const name of this.#analyses.keys()) if (!wanted.has(name)) this.#analyses.delete(name);
  }

  #read(passage: Passage): PassageWords {
    const key = passageKey(passage);
    const words = this.#file?.get(key) ?? readPassage(passage, (word) => this.#wordSounds.get(word) ?? syllablesOfRun(word));
    this.#file?.put(key, words);
    return words;
  }
}

const nameOf = (passage: Passage): string => `${passage.id}@${passage.version}`;
