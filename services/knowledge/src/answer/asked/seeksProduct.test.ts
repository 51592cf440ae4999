import { expect, it } from 'vitest';
import { seeksProduct } from './seeksProduct.ts';

it.each([
  '哪些免年费的卡能境外用', '有没有免年费的信用卡', '有没有年费低的卡', '有什么R2的理财', '推荐一款保本的', '有没有不收手续费的账户', 'which cards have no annual fee', 'are there any cards without a fee', 'do you have a card for students', 'is there a card with lounge access',
])('looks for a product: %s', (text) => { expect(seeksProduct(text)).toBe(true); });

it.each([
  '理财R4是啥意思', 'R3是什么意思', '什么叫双录', 'what does R3 mean', '境外刷卡有没有手续费', '信用卡取现有没有利息', '转账有没有限额', 'is there a fee for using the card in Thailand', 'are there any charges for cash abroad', 'is there a daily limit on this card', '金卡能境外用吗',
])('looks for none: %s', (text) => { expect(seeksProduct(text)).toBe(false); });
