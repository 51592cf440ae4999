import type { GateFinding, ItemOf } from '@lobby/contracts';
import type { ContentIndex } from '../contentIndex.ts';
import type { GateCheck } from './checkContent.ts';

const STATED_FEE = /(年费|annual fee)[^。；;.\n]{0,12}?(?:为|是|：|:|of|is)?\s*(?:CNY\s*)?(\d[\d,]*(?:\.\d{1,2})?)\s*(?:元|yuan|CNY)/gi;

/**
 * An annual fee written by hand into an FAQ of a product and contradicting that product's fee item. Only a plain statement of one number is
 * compared; anything else the editor must judge. A placeholder never can contradict, so the message points to it.
 */
export const checkStatedNumbers: GateCheck = (index) => index.of('faq').flatMap(({ item }) =>
  item.body.products.length === 1 ? [...statedFees(item)].flatMap((stated) => compare(item, stated, index)) : []);

function statedFees(item: ItemOf<'faq'>): number[] {
  const texts = [item.body.answer.zh, item.body.answer.en ?? ''];
  return texts.flatMap((text) => [...text.matchAll(STATED_FEE)].map((match) => Number((match[2] ?? '').replaceAll(',', ''))));
}

function compare(item: ItemOf<'faq'>, stated: number, index: ContentIndex): GateFinding[] {
  const fees = index.of('fee').filter((f) => f.item.body.product === item.body.products[0] && f.item.body.feeType === 'annual' && f.item.body.amount !== undefined);
  if (fees.length === 0 || fees.some((f) => f.item.body.amount === stated)) return [];
  const placeholder = fees.map((f) => `{{${f.item.id}}}`).join(' / ');
  return [{ severity: 'warning', check: 'stated_numbers', itemId: item.id, field: 'body.answer', message: `says ${stated}, the fee item says ${fees.map((f) => f.item.body.amount).join(' / ')}; write ${placeholder} instead` }];
}
