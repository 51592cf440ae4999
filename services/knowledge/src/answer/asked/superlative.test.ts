import { describe, expect, it } from 'vitest';
import { superlativeIn } from './superlative.ts';

describe('superlativeIn', () => {
  it.each([
    ['利率最低的贷款是哪个', ['loan'], { measure: 'rate', wants: 'lowest' }],
    ['哪个存款利率最高', ['deposit'], { measure: 'rate', wants: 'highest' }],
    ['最划算的存款利率', ['deposit'], { measure: 'rate', wants: 'highest' }],
    ['最便宜的信用卡', ['credit_card'], { measure: 'annual_fee', wants: 'lowest' }],
    ['额度最高的信用卡', ['credit_card'], { measure: 'credit', wants: 'highest' }],
    ['which loan has the lowest interest rate', ['loan'], { measure: 'rate', wants: 'lowest' }],
    ['cheapest credit card?', ['credit_card'], { measure: 'annual_fee', wants: 'lowest' }],
  ])('%s', (text, categories, wanted) => {
    expect(superlativeIn({ text }, categories)).toEqual(wanted);
  });

  it('sets nothing in order where nothing is compared, or by nothing that is measured', () => {
    expect(superlativeIn({ text: '贷款利率多少' }, ['loan'])).toBeNull();
    expect(superlativeIn({ text: '最好看的信用卡' }, ['credit_card'])).toBeNull();
  });
});
