import type { Item } from '@lobby/client';
import { XSS_PAYLOADS } from '@lobby/testkit/xss';
import { expect, test } from 'vitest';
import { zh } from '../words/zh.ts';
import { writeTranscript } from './writeTranscript.ts';

test('S11 a transcript is plain text: what others were attacked with stands in it as words, and no line begins a field of its own', () => {
  const items = XSS_PAYLOADS.map((text, i) => ({ entry: { seq: i + 1, type: 'agent.said', at: '2026-01-01T00:00:00.000Z', actor: { kind: 'agent', name: text }, text } }) as unknown as Item);
  const written = writeTranscript(items, { title: '云汀', bot: '小汀', language: 'zh', words: zh });
  expect(written).toContain('<script>XSS()</script>');
  expect(written.split('\n\n').filter((block) => /^\d{4}/.test(block)).length).toBe(XSS_PAYLOADS.length);
});
