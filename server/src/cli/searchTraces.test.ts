import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { searchFiles, searchTexts } from './searchTraces.ts';

it('finds a secret in bytes of either encoding, and takes no part of a longer figure for one', () => {
  const directory = mkdtempSync(join(tmpdir(), 'lobby-traces-'));
  writeFileSync(join(directory, 'plain'), Buffer.concat([Buffer.from([0, 255]), Buffer.from('码是771204。'), Buffer.from([0])]));
  writeFileSync(join(directory, 'wide'), Buffer.from('码是771204。', 'utf16le'));
  writeFileSync(join(directory, 'timing'), '{"ms":12.771204,"id":9771204,"n":7712045}');
  const { files, bytes, found } = searchFiles(directory, ['771204', 'Qw3rty!']);
  expect([files, bytes > 60, found.map((t) => t.where).toSorted()]).toEqual([3, true, ['plain', 'wide']]);
  expect(searchTexts({ log: 'a Qw3rty!998 b', timing: '1.771204' }, ['771204', 'Qw3rty!'])).toEqual([{ where: 'log', word: 'Qw3rty!' }]);
  rmSync(directory, { recursive: true });
});
