import type { Language } from '@lobby/contracts';
import { soundOf } from '../linking/pronunciation.ts';

const WORD = /[a-z0-9']+|\p{Script=Han}/gu;
const MAX_READ = 600;

/**
 * The character and word n-grams of a normalised text, each as a string with its kind in front. Chinese: runs of 1-3 characters, and of 1-3
 * syllables as they sound, which is what survives a wrong homophone; English: words, word pairs and
 * 2-5 character pieces inside words, which survive typing errors. Sounds and English words are `w:`, so that they weigh as much as all pieces together.
 * `sounds` adds the syllables; it means nothing in English.
 */
export function ngrams(text: string, language: Language, sounds: boolean): string[] {
  const read = text.slice(0, MAX_READ);
  return language === 'zh' ? chinese(read, sounds) : english(read);
}

function chinese(text: string, sounds: boolean): string[] {
  const out: string[] = [];
  // Digits carry values, not topics: one sign stands for all of them.
  const clean = text.replace(/\d+/g, '0').replace(/[\s\p{P}]+/gu, ' ').trim();
  for (const piece of clean.split(' ')) {
    const chars = Array.from(piece.replace(/[a-z]+/g, (word) => `\u0001${word}\u0001`).split('\u0001').flatMap((part) => (/^[a-z]/.test(part) ? [part] : Array.from(part))));
    for (let i = 0; i < chars.length; i += 1) {
      for (let n = 1; n <= 3 && i + n <= chars.length; n += 1) out.push(chars.slice(i, i + n).join('·'));
    }
    const heard = sounds ? chars.map((char) => soundOf(char) || char) : [];
    for (let i = 0; i < heard.length; i += 1) for (let n = 1; n <= 3 && i + n <= heard.length; n += 1) out.push(`w:${heard.slice(i, i + n).join(' ')}`);
  }
  return out;
}

function english(text: string): string[] {
  const words = (text.match(WORD) ?? []).map((word) => (/^\d+$/.test(word) ? '0' : word));
  const out: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    out.push(`w:${word}`);
    if (i + 1 < words.length) out.push(`w:${word} ${words[i + 1] ?? ''}`);
    const padded = ` ${word} `;
    for (let n = 2; n <= 5; n += 1) for (let at = 0; at + n <= padded.length; at += 1) out.push(`c:${padded.slice(at, at + n)}`);
  }
  return out;
}
