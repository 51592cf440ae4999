import { expect, it } from 'vitest';
import { streamCsv, writeCsv } from './index.ts';

const EVIL = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', 'a,=1', 'a;=1', 'a\n=1', 'a"\n"=1', ''];

it('quotes every cell, so that nothing in one begins another, and escapes what a spreadsheet would run', () => {
  const safe = (cell: string): string => (/^[=+\-@\t\r＝]/.test(cell) ? `'${cell}` : cell);
  const quoted = (cell: string): string => `"${safe(cell).replaceAll('"', '""')}"`;
  const rows = [['标题', 'b'], ...EVIL.map((cell) => [cell, '说 "好"'])];
  expect(writeCsv(rows)).toBe(`\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`);
});

it('writes the same as it is read', async () => {
  const rows = [['a', 'b'], ...EVIL.map((cell) => [cell, cell])];
  async function* slowly(): AsyncGenerator<string[]> { yield* rows; }
  let streamed = '';
  for await (const chunk of streamCsv(slowly())) streamed += String(chunk);
  expect(streamed).toBe(writeCsv(rows));
});

it('R30 rows that fail half way fail the table alone', async () => {
  async function* failing(): AsyncGenerator<string[]> {
    yield ['a'];
    throw new Error('the record is gone');
  }
  await expect(async () => { for await (const _ of streamCsv(failing())); }).rejects.toThrow('the record is gone');
});
