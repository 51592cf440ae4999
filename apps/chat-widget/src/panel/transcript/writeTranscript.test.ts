import type { Item } from '@lobby/client';
import { expect, test } from 'vitest';
import { zh } from '../words/zh.ts';
import { writeTranscript } from './writeTranscript.ts';

const items: Item[] = [
  { key: 'a', own: null, entry: { seq: 1, type: 'opened', at: '2026-11-23T01:00:00.000Z', actor: { kind: 'system' }, messageId: 'm1' } },
  { key: 'b', own: null, entry: { seq: 2, type: 'customer.said', at: '2026-11-23T01:00:01.000Z', actor: { kind: 'customer' }, messageId: 'm2', text: '年费？' } },
  {
    key: 'c', own: null,
    entry: {
      seq: 3, type: 'bot.replied', at: '2026-11-23T01:00:02.000Z', actor: { kind: 'bot' }, messageId: 'm3', text: '**580 元**', steps: ['一', '二'], table: { columns: ['期限', '利率'], rows: [['一年', '1.1%']] },
      citations: [{ itemId: 'fee.platinum', version: 7, title: '年费', validFrom: '2026-01-01' }],
    },
  },
];

test('who said what and when, with steps, tables and sources; what says nothing is left out', () => {
  const text = writeTranscript(items, { title: '云汀银行 对话记录', bot: '小汀', language: 'zh', words: zh });
  expect(text).toMatch(/^云汀银行 对话记录\n\n.*您\n年费？\n\n.*小汀\n580 元\n期限 \| 利率\n一年 \| 1\.1%\n1\. 一\n2\. 二\n\[年费 · fee\.platinum@7 · 生效日期 2026-01-01\]\n$/s);
  expect(text.split('\n\n')).toHaveLength(3);
});

test('a file stands there with its name and size', () => {
  const sent: Item = { key: 'f', own: null, entry: { seq: 4, type: 'customer.said', at: '2026-11-23T01:00:03.000Z', actor: { kind: 'customer' }, messageId: 'm4', text: '', data: { attachments: [{ id: 'file_1', name: '流水.pdf', mediaType: 'application/pdf', bytes: 84_000 }] } } };
  expect(writeTranscript([sent], { title: 't', bot: '小汀', language: 'zh', words: zh })).toMatch(/您\n\[流水\.pdf · 82 KB\]\n$/);
});
