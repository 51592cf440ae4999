import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { ProductIndex } from './productIndex.ts';

const index = new ProductIndex([
  { id: 'product.cd', names: ['大额存单', 'Certificate of Deposit'] },
  { id: 'product.gold-card', names: ['云汀金卡', '金卡', 'Gold Card'] },
  { id: 'product.gold', names: ['积存金', 'gold'] },
]);
const find = (text: string): string[] => index.find(normalise(text).text).map((m) => m.id);

describe('ProductIndex', () => {
  it.each([
    ['大额存单利率', ['product.cd']], ['云汀金卡和积存金', ['product.gold-card', 'product.gold']], ['gold cards please', ['product.gold-card']], ['大額存單', ['product.cd']], ['golden age', []], ['没有产品', []],
  ])('%s', (text, ids) => expect(find(text)).toEqual(ids));
  it('forgives one typing error', () => {
    expect(find('大额存丹利率')).toEqual(['product.cd']);
    expect(find('certificate of depsit')).toEqual(['product.cd']);
    expect(find('大额取钱')).toEqual([]);
  });
});
