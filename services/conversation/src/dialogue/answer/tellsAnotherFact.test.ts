import type { ReleasedFact } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { tellsAnotherFact } from './tellsAnotherFact.ts';

const fact = (id: string, title: string, question: string): ReleasedFact => ({ id, type: 'boolean', slot: null, title: { zh: title }, question: { zh: question }, options: [] });
const OVERDUE = fact('fact.overdue', '当前逾期', '您目前有信用卡或贷款逾期未还吗？');
const FACTS = [OVERDUE, fact('fact.income', '月收入', '您的月收入是多少元？'), fact('fact.social', '社保月数', '社保连续缴了多少个月？'), fact('fact.job', '工作性质', '您的工作性质是？')];

it.each(['没有收入', '没社保', '没有工作'])('%s tells of something else than was asked', (text) => expect(tellsAnotherFact(text, OVERDUE, FACTS)).toBe(true));
it.each(['没有', '没有逾期', '没贷款逾期过', '有一笔没还', 'no', '从来没有过'])('%s answers', (text) => expect(tellsAnotherFact(text, OVERDUE, FACTS)).toBe(false));
