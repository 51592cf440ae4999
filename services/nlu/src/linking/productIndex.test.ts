import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { ProductIndex } from './productIndex.ts';

const index = new ProductIndex([
  { id: 'product.cd', names: ['大额存单', 'Certificate of Deposit'] },
  { id: 'product.gold-card', names: ['云汀金卡', '金卡', 'Gold Card'] },
  { id: 'product.debit', names: ['借记卡（一类户）'] },
  { id: 'product.gold', names: ['积存金', 'gold'] },
]);
const find = (text: string): string[] => index.find(normalise(text).text).map((m) => m.id);

describe('ProductIndex', () => {
  it.each([
    ['大额存单利率', ['product.cd']], ['云汀金卡和积存金', ['product.gold-card', 'product.gold']], ['gold cards please', ['product.gold-card']], ['大額存單', ['product.cd']], ['golden age', []], ['没有产品', []],
  ])('%s', (text, ids) => expect(find(text)).toEqual(ids));
  it.each([
    ['da e cun dan li lv', ['product.cd']], ['daecundan lilv duoshao', ['product.cd']], ['jicunjin怎么买', ['product.gold']], ['大鹅纯单', ['product.cd']], ['积寸金怎么买', ['product.gold']], ['云汀gold card年费', ['product.gold-card']], ['CD账户', []], ['借记卡年费', ['product.debit']], ['请问大额存單', ['product.cd']],
  ])('reads pinyin, homophones and mixed writing: %s', (text, ids) => expect(find(text)).toEqual(ids));
  it('shows where the pinyin stands', () => {
    const text = '请问da e cun dan li lv';
    expect(index.find(text).map((m) => text.slice(m.start, m.end))).toEqual(['da e cun dan']);
  });
  it('forgives one typing error', () => {
    expect(find('大额存丹利率')).toEqual(['product.cd']);
    expect(find('certificate of depsit')).toEqual(['product.cd']);
    expect(find('大额取钱')).toEqual([]);
  });
});
