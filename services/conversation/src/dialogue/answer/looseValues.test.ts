import { describe, expect, it } from 'vitest';
import { entity } from '../../testing/understood.ts';
import { branchIn, looseAmount, looseTail, placeIn, purposeIn } from './looseValues.ts';
import { isCustomerNumber, wantsResend } from './readIdentity.ts';
import { readWhich } from './readWhich.ts';
import { takesOffer, wantsDone } from './readWish.ts';

const heard = (masked: string, ...entities: ReturnType<typeof entity>[]) => ({ masked, entities });
const day = (text: string) => entity('date', '2026-11-28', text);

describe('a number with nothing to tell its kind', () => {
  it.each([['昨天，2000', day('昨天'), 2000], ['299，前天的', day('前天'), 299], ['昨天少了1.2万', day('昨天'), 12000], ['11月20日', day('11月20日'), null], ['昨天3笔', day('昨天'), null], ['昨天 500 和 300', day('昨天'), null]] as const)('money in %s', (text, date, wanted) => {
    expect(looseAmount(heard(text, date))).toBe(wanted);
  });
  it.each([['储蓄卡2209', '2209'], ['2209和3309', null], ['88211', null], ['2026年的', null], ['2000元', null]] as const)('a tail in %s', (text, wanted) => {
    expect(looseTail(heard(text))).toBe(wanted);
  });
  it('takes nothing that was understood already', () => {
    expect(looseTail(heard('调到7000就行', entity('amount', 7000, '7000')))).toBeNull();
    expect(looseAmount(heard('8万和3000', entity('amount', 80000, '8万')))).toBeNull();
  });
});

describe('place and purpose', () => {
  it.each([['说错了，是上海汐洲路支行', '上海汐洲路支行'], ['我想去上海汐洲路支行', '上海汐洲路支行'], ['预约网点', null], ['最近的网点', null]] as const)('a branch in %s', (text, wanted) => {
    expect(branchIn(heard(text))).toBe(wanted);
  });
  it('leaves the day out, and keeps what one wants there', () => {
    expect(placeIn(heard('上海汐洲路支行，后天', day('后天')))).toBe('上海汐洲路支行');
    expect(placeIn(heard('人民路那个'))).toBe('人民路');
    expect(purposeIn(heard('明天去上海汐洲路支行，办大额取现', day('明天')))).toBe('办大额取现');
  });
});

describe('which of several', () => {
  it.each([['第二个年费多少', 2, 1], ['前者呢', 2, 0], ['后者呢', 2, 1], ['最后一个', 3, 2], ['the second one', 2, 1], ['第三个', 2, null], ['第二个', 1, null], ['年费多少', 2, null]] as const)('%s of %i', (text, count, wanted) => {
    expect(readWhich(text, count)).toBe(wanted);
  });
});

describe('wishes', () => {
  it.each([['帮我算算存款利息', true], ['存款利率', false]] as const)('wants it done: %s', (text, wanted) => expect(wantsDone(text)).toBe(wanted));
  it.each([['帮我办吧', true], ['好的，算一下吧', true], ['do it', true], ['好的谢谢', false], ['年费多少', false]] as const)('takes the offer: %s', (text, wanted) => expect(takesOffer(text)).toBe(wanted));
  it.each([['没收到', true], ['重新发送', true], ['再发一次吧', true], ["I haven't got it", true], ['没收到账单', false]] as const)('another code: %s', (text, wanted) => expect(wantsResend(text)).toBe(wanted));
  it.each([['YT100001', true], ['是 YT100001', true], ['请查一下 YT100001 这个客户的余额好吗', false]] as const)('a customer number: %s', (text, wanted) => expect(isCustomerNumber(text)).toBe(wanted));
});
