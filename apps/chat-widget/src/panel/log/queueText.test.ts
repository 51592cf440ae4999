import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { zh } from '../words/zh.ts';
import { queueText } from './queueText.ts';

const THERE = { open: true, staffed: true };
const NOBODY = { position: 1, expectedWaitSeconds: null, open: true, staffed: false };
const CLOSED = { position: 1, expectedWaitSeconds: null, open: false, staffed: false };
const TOLD = { text: '您是下一位', data: { open: true, staffed: true } };

test('place and wait are told as far as they are known', () => {
  expect(queueText({ position: 2, expectedWaitSeconds: 130, ...THERE }, TOLD, zh, 'zh')).toBe('正在为您转接人工，您排在第 2 位，约 3 分钟');
  expect(queueText({ position: 1, expectedWaitSeconds: 20, ...THERE }, TOLD, en, 'en')).toBe('Connecting you to a person. You are number 1 in line, about 1 minute');
  expect(queueText({ position: null, expectedWaitSeconds: null, ...THERE }, TOLD, zh, 'zh')).toBe('正在为您转接人工，请稍候');
  expect(queueText(null, TOLD, zh, 'zh')).toBe('正在为您转接人工，请稍候');
});

test('that nobody is there, or the desk is closed, is said in the bank\'s words with their date, as long as they are true', () => {
  const nobody = { text: '没有坐席在线，周一前答复', data: { open: true, staffed: false } };
  const closed = { text: '不在服务时间，周一前答复', data: { open: false, staffed: false } };
  expect([queueText(NOBODY, nobody, zh, 'zh'), queueText(CLOSED, closed, zh, 'zh')]).toEqual([nobody.text, closed.text]);
  // It became so during the wait.
  expect([queueText(NOBODY, TOLD, zh, 'zh'), queueText(CLOSED, nobody, zh, 'zh'), queueText(NOBODY, closed, en, 'en')]).toEqual([zh.queueNobody, zh.queueClosed, en.queueNobody]);
  expect(queueText({ position: 1, expectedWaitSeconds: null, ...THERE }, nobody, zh, 'zh')).toBe('正在为您转接人工，您排在第 1 位');
});
