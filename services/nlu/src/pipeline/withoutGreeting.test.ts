import { describe, expect, it } from 'vitest';
import { withoutGreeting } from './withoutGreeting.ts';

describe('a greeting before a request', () => {
  it.each([
    ['hi can i use my card in japan', 'can i use my card in japan'], ['hello there, what is the fee', 'what is the fee'], ['你好我想查余额', '我想查余额'], ['您好，请问白金卡年费多少', '白金卡年费多少'],
    ['在吗 卡丢了怎么办', '卡丢了怎么办'], ['good morning, my card is lost', 'my card is lost'],
  ])('%s', (text, rest) => expect(withoutGreeting(text)).toBe(rest));

  it.each(['你好', '你好呀', 'hi', 'hello there', '您好在吗', 'history of my payments', '早上几点开门', '喂你好', 'hi bot', '亲属关系证明怎么开', '你好余额'])('stays: %s', (text) => expect(withoutGreeting(text)).toBe(text));
});
