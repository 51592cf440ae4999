import { pinyin } from 'pinyin-pro';

/** Toneless syllables of a run of Chinese characters, one for each. */
export const syllablesOfRun = (run: string): string[] => pinyin(run, { toneType: 'none', type: 'array', v: true });

const toSyllables = (text: string): string[] => (text.match(/[\u4e00-\u9fff]+/g) ?? []).flatMap((run) => [...syllablesOfRun(run), '']);

/**
 * How a Chinese text sounds, as neighbouring pairs of syllables, and its runs of initials. Homophone typos ("信用咔") and typed pinyin meet here.
 */
export function soundsOf(text: string): { pairs: string[]; initials: string[]; syllables: string[]; spoken: string } {
  const syllables = toSyllables(text);
  const pairs = syllables.slice(1).flatMap((s, i) => (s && syllables[i] ? [`${syllables[i]}+${s}`] : []));
  const letters = syllables.map((s) => s[0] ?? ' ').join('').split(' ');
  return { pairs, initials: letters.filter((run) => run.length >= 2), syllables: syllables.filter(Boolean), spoken: spokenOf(syllables) };
}

/** Syllables as one string in which a run of them is found as a part: "'gua'shi". */
export const spokenOf = (syllables: readonly string[]): string => syllables.map((s) => `'${s}`).join('');

/**
 * Cuts typed pinyin into known syllables, longest first with a step back ("xinyongka" → xin yong ka); null when a rest remains.
 * @param begun beginnings of syllables, where the last one may be typed in part only ("guash" → gua sh)
 */
export function cutPinyin(text: string, known: ReadonlySet<string>, begun?: ReadonlySet<string>): string[] | null {
  if (text === '') return [];
  if (begun?.has(text)) return [text];
  for (let length = Math.min(6, text.length); length > 0; length -= 1) {
    const head = text.slice(0, length);
    const rest = known.has(head) ? cutPinyin(text.slice(length), known, begun) : null;
    if (rest) return [head, ...rest];
  }
  return null;
}

/** Every toneless syllable of the language, from the readings of all common characters; worked out on first use (about a tenth of a second). */
export function allSyllables(): ReadonlySet<string> {
  every ??= new Set(syllablesOfRun(Array.from({ length: COMMON_TO - COMMON_FROM }, (_, i) => String.fromCharCode(COMMON_FROM + i)).join('')).filter((syllable) => /^[a-zü]{1,6}$/.test(syllable)));
  return every;
}
let every: ReadonlySet<string> | undefined;
const [COMMON_FROM, COMMON_TO] = [0x4e00, 0x9fa6];
