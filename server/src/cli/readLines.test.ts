import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readLines } from './readLines.ts';

const Shape = z.object({ query: z.string().min(1) });

describe('readLines', () => {
  it('takes a byte-order mark, CRLF and empty lines', () => {
    expect(readLines('f.jsonl', '\ufeff{"query":"年费"}\r\n\r\n{"query":"利率"}\r\n', Shape)).toEqual([{ query: '年费' }, { query: '利率' }]);
  });

  it('names every bad line and what is wrong with it', () => {
    expect(() => readLines('f.jsonl', '{"query":"a"}\n{"q":1}\nnot json\n{"query":""}', Shape)).toThrow(/f\.jsonl: 3 of 4 lines cannot be used\n {2}line 2: "query": .*\n {2}line 3: is not JSON: not json\n {2}line 4: "query"/);
  });

  it.each(['', '\n\r\n', '\ufeff'])('says when there is nothing to read: %j', (text) => {
    expect(() => readLines('f.jsonl', text)).toThrow('f.jsonl holds no lines');
  });
});
