import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { afterAll, expect, it } from 'vitest';
import { get, mintClientId, openVisitor, say, timeline } from './visitor.ts';

/** A disk of its own needs the right to mount; without it the same failure is injected in services/conversation/src/record/diskFull.test.ts. */
const disk = mountSmallDisk();
let lobby: SpawnedLobby | null = null;
afterAll(async () => {
  await lobby?.dispose();
  if (!disk) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/** Text that takes its own length on disk; the database packs what repeats. */
const incompressible = (length: number): string => [...randomBytes(length)].map((byte) => String.fromCharCode(0x4e00 + byte * 16)).join('');

/** Takes every block that is left, by pieces that get smaller: the server goes on writing meanwhile. */
function fill(folder: string): void {
  const file = openSync(join(folder, 'filler'), 'a');
  for (let piece = 1 << 20; piece >= 4096;) {
    try {
      writeSync(file, Buffer.alloc(piece));
    } catch {
      piece /= 4;
    }
  }
  closeSync(file);
}

it.skipIf(!disk)(`R26 on a disk that is full sends are refused and nothing acknowledged is lost; it recovers without a restart${disk ? '' : ' (skipped: no right to mount a small disk)'}`, async () => {
  const folder = disk ?? '';
  lobby = await spawnLobby({ dataDir: join(folder, 'data'), env: { LOBBY_NO_RATE_LIMIT: '1' } });
  const visitor = await openVisitor(lobby.url);
  const acked: string[] = [];
  const refused: string[] = [];
  const send = async (): Promise<void> => {
    const clientId = mintClientId();
    const { status, body } = await say(visitor, `年费多少 ${incompressible(1_500)}`, clientId);
    if (status === 201) acked.push(clientId);
    else refused.push(`${status} ${String(body.code)} ${String(body.retryable)}`);
  };
  for (let i = 0; i < 5; i += 1) await send();
  fill(folder);
  for (let i = 0; i < 400 && refused.length < 20; i += 1) await send();
  expect([refused.length, [...new Set(refused)]], lobby.output()).toEqual([20, ['503 unavailable true']]);
  const { url } = lobby;
  // Work in the background may free a block now and then, and health then rightly says that there is room for a line.
  await expect.poll(async () => {
    fill(folder);
    const { status, body } = await get(`${url}/health`);
    return [status, body.status, JSON.stringify(body.engines)];
  }, { timeout: 60_000 }).toEqual([503, 'down', expect.stringContaining('no room left')]);
  expect((await timeline(visitor)).length).toBeGreaterThanOrEqual(acked.length);
  rmSync(join(folder, 'filler'));
  const before = acked.length;
  for (let i = 0; i < 5; i += 1) await send();
  expect([acked.length - before, (await get(`${lobby.url}/health`)).body.status]).toEqual([5, expect.not.stringMatching('down')]);
  await lobby.kill('SIGKILL');
  lobby = await spawnLobby({ dataDir: join(folder, 'data') });
  const stored = new Set((await timeline({ ...visitor, url: lobby.url })).map((e) => e.clientId));
  expect(acked.filter((id) => !stored.has(id))).toEqual([]);
}, 400_000);
