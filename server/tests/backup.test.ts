import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@lobby/service-kit';
import { spawnLobby } from '@lobby/testkit';
import { afterAll, expect, it } from 'vitest';
import { openVisitor, say, timeline } from './visitor.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lobby-backup-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const run = promisify(execFile);
/** Runs one of Lobby's commands; rejects with its output when it ends with anything but 0. */
const command = async (dataDir: string, ...args: string[]): Promise<string> =>
  (await run(process.execPath, [join(repositoryRoot(), 'dist/server/cli.mjs'), ...args], { env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' } })).stdout;

it('R27: a backup of the running server holds what was acknowledged before it, and its audit chain verifies', async () => {
  const [dataDir, restored, file] = [join(scratch, 'd'), join(scratch, 'r'), join(scratch, 'lobby.tar.gz')];
  const lobby = await spawnLobby({ dataDir, env: { LOBBY_NO_RATE_LIMIT: '1' } });
  const visitor = await openVisitor(lobby.url);
  const acked = new Map<string, number>();
  const day = { over: false };
  const talk = async (): Promise<void> => {
    for (let n = 0; !day.over; n += 1) {
      const { status, body } = await say(visitor, `第 ${n} 句`, `backup-test-${n}`);
      expect(status).toBe(201);
      acked.set(`backup-test-${n}`, Number(body.seq));
    }
  };
  const talking = talk();
  while (acked.size < 20) await new Promise((resolve) => { setTimeout(resolve, 20); });
  const before = new Map(acked);
  await command(dataDir, 'backup', '--to', file);
  day.over = true;
  await talking;
  await lobby.kill();
  await command(restored, 'restore', '--from', file);
  await expect(command(restored, 'restore', '--from', file)).rejects.toThrow(/already holds a record/);
  const again = await spawnLobby({ dataDir: restored });
  expect(again.passwords.size).toBe(0);
  const stored = (await timeline({ ...visitor, url: again.url })).filter((e) => e.type === 'customer.said');
  expect([...before].filter(([clientId, seq]) => !stored.some((e) => e.clientId === clientId && e.seq === seq))).toEqual([]);
  await again.kill();
  expect(JSON.parse(await command(restored, 'audit-verify', '--json'))).toMatchObject({ ok: true });
}, 240_000);
