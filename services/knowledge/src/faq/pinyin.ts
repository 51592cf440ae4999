import { pinyin } from 'pinyin-pro';

const toSyllables = (text: string): string[] => (text.match(/[\u4e00-\u9fff]+/g) ?? []).flatMap((run) => [...pinyin(run, { toneType: 'none', type: 'array', v: true }), '']);

/**
 * How a Chinese text sounds, as neighbouring pairs of syllables, and its runs of initials. Homophone typos ("信用咔") and typed pinyin meet here.
 */
export function soundsOf(text: string): { pairs: string[]; initials: string[]; syllables: string[] } {
  const syllables = toSyllables(text);
  const pairs = syllables.slice(1).flatMap((s, i) => (s && syllables[i] ? [`${syllables[i]}+${s}`] : []));
  const letters = syllables.map((s) => s[0] ?? ' ').join('').split(' ');
  return { pairs, initials: letters.filter((run) => run.length >= 2), syllables: syllables.filter(Boolean) };
}

/** Cuts typed pinyin into known syllables, longest first with a step back ("xinyongka" → xin yong ka); null when a rest remains. */
export function cutPinyin(text: string, known: ReadonlySet<string>): string[] | null {
  if (text === '') return [];
  for (let length = Math.min(6, text.length); length > 0; length -= 1) {
    const head = text.slice(0, length);
    const rest = known.has(head) ? cutPinyin(text.slice(length), known) : null;
    if (rest) return [head, ...rest];
  }
  return null;
}
