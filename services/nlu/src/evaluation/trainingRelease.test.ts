import { describe, expect, it } from 'vitest';
import { releaseTexts } from '../training/releaseTexts.ts';
import { trainingRelease } from './trainingRelease.ts';

const both = [
  { text: '我的卡丢了', label: 'card_lost' }, { text: '卡找不到了', label: 'card_lost' }, { text: 'I lost my card', label: 'card_lost' },
  { text: '查一下余额', label: 'balance' }, { text: 'what is my balance', label: 'balance' }, { text: 'how much do I have', label: 'balance' },
  { text: '今天下雨吗', label: null },
];

describe('trainingRelease', () => {
  it('trains each language on its own lines, and keeps what is out of scope apart', () => {
    const texts = releaseTexts(trainingRelease(both));
    expect(texts.topics.zh.map((t) => t.label)).toEqual(['card_lost', 'card_lost', 'balance', 'out_of_scope']);
    expect(texts.topics.en.filter((t) => t.label === 'balance').map((t) => t.text)).toEqual(['what is my balance', 'how much do i have']);
    expect(texts.outside).toEqual(['out_of_scope']);
  });
  it('takes a stray foreign line for what the rest is', () => {
    const lines = [...Array.from({ length: 20 }, (_, i) => ({ text: `查询第${i}笔交易`, label: 'a' })), { text: 'ATM PIN please', label: 'b' }];
    const texts = releaseTexts(trainingRelease(lines));
    expect(texts.topics.en).toEqual([]);
    expect(texts.topics.zh).toHaveLength(21);
  });
  it('learns from a name in words, not from a number', () => {
    const named = releaseTexts(trainingRelease([{ text: 'where is it', label: 'card_arrival' }, { text: 'what is this', label: 'topic_7' }]));
    expect(named.topics.en.map((t) => t.text)).toEqual(['where is it', 'what is this', 'card arrival']);
  });
});
