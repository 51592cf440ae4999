import { describe, expect, it } from 'vitest';
import { highlightsOf } from './highlight.ts';

/** The marked parts, as a reader sees them. */
const marked = (question: string, text: string): string[] => highlightsOf(question, text).map(({ start, end }) => text.slice(start, end));

describe('highlights', () => {
  it('mark the words asked for, what touches made one, stop words left alone', () => {
    expect(marked('白金卡的年费怎么免', '云汀白金卡年费怎么免')).toEqual(['白金卡年费']);
    expect(marked('怎么挂失', '卡丢了请马上挂失')).toEqual(['挂失']);
    expect(marked('补卡', '补卡工本费')).toEqual(['补卡']);
  });

  it('stand in the text as it is shown: traditional, full width, composed, after a blank and beyond the first plane', () => {
    expect(marked('挂失', ' 請馬上掛失')).toEqual(['掛失']);
    expect(marked('atm', '在ＡＴＭ取款')).toEqual(['ＡＴＭ']);
    expect(marked('取款', '🙂ﬁ 取款𠮷')).toEqual(['取款']);
    expect(marked('500', '单笔 ５００ 元')).toEqual(['５００']);
  });

  it('take English endings, typos and codes', () => {
    expect(marked('annual fees', 'The annual fee is waived')).toEqual(['annual', 'fee']);
    expect(marked('transfar limit', 'Transfer limits')).toEqual(['Transfer', 'limits']);
    expect(marked('ytpt2026', '卡版 YT-PT2026 说明')).toEqual(['YT-PT2026']);
  });

  it('mark what sounds alike only where nothing is written alike', () => {
    expect(marked('卦失', '请马上挂失')).toEqual(['挂失']);
    expect(marked('挂失', '卦失和挂失')).toEqual(['挂失']);
  });

  it('hold no markup and take any text', () => {
    expect(marked('<b>', '<b>年费</b>')).toEqual(['b', 'b']);
    for (const text of ['', ' ', '\u0000', '🙂🙂', '年费'.repeat(200)]) expect(Array.isArray(highlightsOf('年费', text))).toBe(true);
    expect(highlightsOf('', '年费')).toEqual([]);
  });
});
