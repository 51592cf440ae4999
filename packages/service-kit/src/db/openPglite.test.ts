import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DirectoryUnusableError } from './directoryLock.ts';
import { openPglite } from './openPglite.ts';
import { RecordUnusableError } from './recordUnusable.ts';

const directory = mkdtempSync(join(tmpdir(), 'lobby-record-'));
const record = join(directory, 'record');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('R26: a record that cannot be opened', () => {
  beforeAll(async () => { await (await openPglite(directory)).close(); });

  it('opens again what is whole, and leaves no note of being made', async () => {
    expect(existsSync(join(directory, 'record.being-made'))).toBe(false);
    await (await openPglite(directory)).close();
  });

  it('is refused with the way back, kept, and the directory is free again', async () => {
    truncateSync(join(record, 'global', 'pg_control'), 100);
    const before = readdirSync(record);
    for (let tries = 0; tries < 2; tries += 1) await expect(openPglite(directory)).rejects.toThrow(/cannot be opened.*npm run restore/s);
    expect(readdirSync(record)).toEqual(expect.arrayContaining(before));
  });

  it('is not taken for an empty one when its files are gone', async () => {
    rmSync(join(record, 'PG_VERSION'));
    await expect(openPglite(directory)).rejects.toBeInstanceOf(RecordUnusableError);
    expect(existsSync(join(record, 'global'))).toBe(true);
  });

  it('is begun anew when the first start was cut short', async () => {
    writeFileSync(join(directory, 'record.being-made'), '');
    const handle = await openPglite(directory);
    await handle.ping();
    await handle.close();
    expect(existsSync(join(directory, 'record.being-made'))).toBe(false);
  });

  it('says so when the directory is none', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, '');
    await expect(openPglite(file)).rejects.toBeInstanceOf(DirectoryUnusableError);
  });
});
