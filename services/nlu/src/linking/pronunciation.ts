import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

/** True when two Chinese characters are read alike, tones aside; n/l, z/zh, c/ch, s/sh and final ng count as alike, as in many accents and keyboards. */
export function samePronunciation(a: string, b: string): boolean {
  const [x, y] = [soundOf(a), soundOf(b)];
  return x !== '' && x === y;
}

/** How a Chinese character is usually read, in the coarse spelling in which those alike are equal; empty for anything else. */
export function soundOf(char: string): string {
  const cached = known.get(char);
  if (cached !== undefined) return cached;
  const raw = /\p{Script=Han}/u.test(char) ? pinyin(char, { toneType: 'none' }) : '';
  const sound = raw.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n').replace(/^l/, 'n');
  if (known.size < 10_000) known.set(char, sound);
  return sound;
}

/** A Chinese name in pinyin without tones and gaps: 大额存单 → daecundan; empty for what is no Chinese. */
export function spelling(name: string): string {
  return /^\p{Script=Han}+$/u.test(name) ? pinyin(name, { toneType: 'none', type: 'array', v: true }).join('') : '';
}
