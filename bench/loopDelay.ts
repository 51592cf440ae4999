import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnLobby } from '@lobby/testkit';
import type { Bench } from './bench.ts';
import { round } from './stats.ts';

const SAMPLE_EVERY_MS = 2_000;
const SECONDS = 30;

/**
 * Delay of the server's event loop while it indexes, encodes and trains in the background after a first start, as its own histogram tells it
 * (`/metrics`, nodejs_eventloop_lag_p99_seconds: of the time between two readings).
 */
export const benchLoopDelay: Bench = { name: 'loop-delay', about: 'event-loop delay while a first start encodes and trains (ms)', run: measureDelay };

async function measureDelay(): Promise<object> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-loop-'));
  const lobby = await spawnLobby({ dataDir });
  const p99: number[] = [];
  const mean: number[] = [];
  try {
    // The first reading still holds the start itself.
    await read(lobby.url);
    for (let i = 0; i < (SECONDS * 1000) / SAMPLE_EVERY_MS; i += 1) {
      await new Promise((resolve) => { setTimeout(resolve, SAMPLE_EVERY_MS); });
      const metrics = await read(lobby.url);
      p99.push(metrics('nodejs_eventloop_lag_p99_seconds'));
      mean.push(metrics('nodejs_eventloop_lag_mean_seconds'));
    }
    return { samples: p99.length, meanMs: round(mean.reduce((a, b) => a + b, 0) / mean.length), p99Ms: { median: round(p99.toSorted((a, b) => a - b)[Math.floor(p99.length / 2)] ?? Number.NaN), worst: round(Math.max(...p99)) }, target: { p99: 20 } };
  } finally {
    await lobby.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Metrics in milliseconds by name. The histogram's resolution of 10 ms is part of each value and taken off. */
async function read(url: string): Promise<(name: string) => number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return (name) => Math.max(0, Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN) * 1000 - 10);
}
