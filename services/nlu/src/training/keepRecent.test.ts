import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepRecent, markUsed } from './keepRecent.ts';

function folderOf(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-kept-'));
  names.forEach((name, age) => {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), new Date(), new Date(Date.UTC(2026, 0, 1 + age)));
  });
  return folder;
}

test('the files used last stay, whenever they were made; others are not touched', async () => {
  const folder = folderOf(['classifier-a.bin', 'classifier-b.bin', 'classifier-c.bin', 'vectors.bin']);
  await markUsed(join(folder, 'classifier-a.bin'));
  await keepRecent(folder, /^classifier-/, 2);
  expect(readdirSync(folder).toSorted()).toEqual(['classifier-a.bin', 'classifier-c.bin', 'vectors.bin']);
});

test('a folder or a file that is not there is no failure', async () => {
  await keepRecent('/nowhere', /./, 0);
  await markUsed('/nowhere/file');
});
