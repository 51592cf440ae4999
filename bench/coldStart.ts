import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import type { Bench } from './bench.ts';
import { processOf, type ProcessFigures } from './processFigures.ts';
import { summarise } from './stats.ts';

/** As `npm start` and the container start it. */
const ENV = { MALLOC_ARENA_MAX: '1' };
const IDLE_MS = 15_000;
const STARTS = 5;
/** Vectors and the full model of a first start follow in the background; a start on existing data is measured after they are there. */
const TRAINED_LIMIT_MS = 240_000;

/**
 * Spawn → ready line: a first start (empty data directory) and five starts on existing data, with the processor time each took, which other load on the machine does
 * not change; resident memory after 15 idle seconds, with the encoder.
 */
export const benchColdStart: Bench = { name: 'cold-start', about: 'spawn → ready, first run and existing data (ms, processor ms), idle memory (MB)', run: measureStarts };

async function measureStarts(): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-cold-'));
  try {
    const first = await spawnLobby({ dataDir, env: { ...ENV, LOG_LEVEL: 'info' } });
    const firstCpu = processOf(first.pid);
    const trained = await whenTrained(first);
    await first.kill();
    const again: { ms: number; figures: ProcessFigures | null }[] = [];
    let idle: ProcessFigures | null = null;
    for (let i = 0; i < STARTS; i += 1) {
      const lobby = await spawnLobby({ dataDir, env: ENV });
      again.push({ ms: lobby.startMs, figures: processOf(lobby.pid) });
      if (i === STARTS - 1) idle = await afterIdling(lobby);
      await lobby.kill();
    }
    return {
      firstRunMs: first.startMs, firstRunCpuMs: firstCpu?.cpuMs ?? null, existingDataMs: summarise(again.map((a) => a.ms)), existingDataCpuMs: summarise(again.map((a) => a.figures?.cpuMs ?? Number.NaN)),
      idleMegabytes: idle?.residentMb ?? null, idlePeakMegabytes: idle?.peakMb ?? null, trainedBefore: trained, target: { firstRunMs: 8000, existingDataMs: 2000, idleMegabytes: 600 },
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function whenTrained(lobby: SpawnedLobby): Promise<boolean> {
  for (let waited = 0; waited < TRAINED_LIMIT_MS; waited += 500) {
    if (/full model serves|could not be trained/.test(lobby.output())) return true;
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
  return false;
}

async function afterIdling(lobby: SpawnedLobby): Promise<ProcessFigures | null> {
  await new Promise((resolve) => { setTimeout(resolve, IDLE_MS); });
  return processOf(lobby.pid);
}
