import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../language/detectLanguage.ts';
import { normalise } from '../normalise/normalise.ts';
import { recognise } from './recognise.ts';

/** Monday. */
const TODAY = '2026-11-23';
// A line: the text, then each entity as type:surface=value; a line without any holds none.
const LINES = readFileSync(new URL('./cases/entities.tsv', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'));
/** What may stand before a text without changing how it is read; each has more UTF-16 units, or fewer, than its normal form. */
const BEFORE = ['', '👨‍👩‍👧é̂您好，', '🙏🏽　ｈｅｌｌｏ　'];

function read(text: string, language: 'zh' | 'en'): string[] {
  return recognise(normalise(text), { language, referenceDate: TODAY }).map((e) => {
    expect(text.slice(e.start, e.end)).toBe(e.text);
    return `${e.type}:${e.text}=${typeof e.value === 'object' ? `${e.value.amount}${e.value.currency}` : e.value}`;
  });
}
/** P2W and P14D say the same. */
const inDays = (entity: string): string => entity.replace(/=P(\d+)W$/, (_all, weeks: string) => `=P${Number(weeks) * 7}D`);

describe('entities as customers write them', () => {
  it.each(LINES)('%s', (text = '', ...wanted) => {
    for (const before of BEFORE) expect(read(before + text, detectLanguage(text)).map(inDays), before).toEqual(wanted.map(inDays));
  });
});
