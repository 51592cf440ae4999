import { expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { besidesPerson } from './besidesPerson.ts';

const matter = (text: string): string => besidesPerson(normalise(text).text);

it.each([
  ['我要找人工，信用卡的事', '信用卡'], ['转人工，房贷问题', '房贷'], ['人工客服 贷款', '贷款'], ['转人工 关于理财', '理财'], ['转人工信用卡', '信用卡'], ['信用卡的事我要找人工', '信用卡'], ['找客服问下银行卡', '银行卡'],
  ['帮我转人工客服处理信用卡年费', '信用卡年费'], ['还款问题转人工', '还款'], ['找个真人，被骗了', '被骗了'], ['房贷利率我想跟人工聊聊', '房贷利率'], ['轉人工，信用卡的事', '信用卡'],
  ['I want to talk to a person about my credit card', 'credit card'], ['agent please, mortgage', 'mortgage'], ['human, it\'s about my loan', 'loan'], ['Wealth management, get me a human', 'wealth management'],
  ['please transfer me to a representative for a wrong transfer', 'a wrong transfer'],
])('%s: the matter beside the wish', (text, wanted) => {
  expect(matter(text).toLowerCase()).toBe(wanted);
});

it.each(['转人工', '我要人工客服', '人工人工人工', '有没有人工', '能不能给我转个人工客服啊', '叫你们经理来', '有人吗', '你们这个破机器人，转人工！', '别机器人了，转人工', 'agent', 'speak to a human', 'can I speak to someone please', 'I need a real person right now', 'no more bots, agent please', '😡转人工！！！'])('%s: nothing beside the wish', (text) => {
  expect(matter(text)).toBe('');
});
