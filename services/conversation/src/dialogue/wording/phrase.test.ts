import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { fingerprint } from './fingerprint.ts';
import { phrase, type WordingKey } from './phrase.ts';
import { zh } from './zh.ts';

const keys = Object.keys(zh) as WordingKey[];
const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('wording', () => {
  it.each(keys)('%s has the same parameters in every variant and language', (key) => {
    const wanted = params(zh[key][0]);
    for (const text of [...zh[key], ...en[key]]) expect(params(text)).toEqual(wanted);
  });

  it('says another variant when the first was just said', () => {
    const first = phrase('greeting', 'zh');
    const second = phrase('greeting', 'zh', [fingerprint(first)]);
    const third = phrase('greeting', 'zh', [fingerprint(first), fingerprint(second)]);
    expect(new Set([first, second, third]).size).toBe(3);
  });

  it('fills parameters', () => {
    expect(phrase('cancel_flow', 'zh', [], { title: '挂失' })).toContain('“挂失”');
  });
});
