import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnLobby } from '@lobby/testkit';
import { round, summarise } from './stats.ts';

/** Spawn → ready line: a first start (empty data directory) and five starts on existing data; resident memory after 15 idle seconds. */
export async function benchColdStart(): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-cold-'));
  try {
    const first = await spawnLobby({ dataDir });
    await new Promise((resolve) => { setTimeout(resolve, 15_000); });
    const idleMegabytes = residentMegabytes(first.pid);
    await first.kill();
    const again: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const lobby = await spawnLobby({ dataDir });
      again.push(lobby.startMs);
      await lobby.kill();
    }
    return { firstRunMs: first.startMs, existingDataMs: summarise(again), idleMegabytes, target: { firstRunMs: 8000, existingDataMs: 2000, idleMegabytes: 600 } };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Linux only; elsewhere null, because no portable figure exists for another process. */
function residentMegabytes(pid: number): number | null {
  try {
    return round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return null;
  }
}
