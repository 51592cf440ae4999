import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { zh } from '../words/zh.ts';
import { queueText } from './queueText.ts';

test('place and wait are told as far as they are known', () => {
  expect(queueText({ position: 2, expectedWaitSeconds: 130, open: true }, zh, 'zh')).toBe('正在为您转接人工，您排在第 2 位，约 3 分钟');
  expect(queueText({ position: 1, expectedWaitSeconds: 20, open: true }, en, 'en')).toBe('Connecting you to a person. You are number 1 in line, about 1 minute');
  expect(queueText({ position: null, expectedWaitSeconds: null, open: true }, zh, 'zh')).toBe('正在为您转接人工，请稍候');
  expect(queueText(null, zh, 'zh')).toBe('正在为您转接人工，请稍候');
});
