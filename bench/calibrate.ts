import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openBareSocket } from './bareSocket.ts';
import { round, summarise, timed } from './stats.ts';

export type Calibration = { machine: string; node: string; load1: number; integerLoopMs: number; matmulMs: number; loopbackRttMs: number; fdatasyncMs: number; pgliteInsertMs: number; bareSocketAckMs: number; memoryGb: number; stealPercent: number | null };

/** What this machine can do right now. Every report opens with it, and every timing is given as a ratio to one of these as well. */
export async function calibrate(): Promise<Calibration> {
  return {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`, node: process.version, load1: round(loadavg()[0] ?? 0),
    integerLoopMs: await median(9, integerLoop), matmulMs: await median(9, matmul),
    loopbackRttMs: await loopbackRtt(), fdatasyncMs: await fdatasync(), pgliteInsertMs: await pgliteInsert(), bareSocketAckMs: await bareSocketAck(),
    memoryGb: round(totalmem() / 2 ** 30), stealPercent: stealPercent(),
  };
}

/** Medians of a quiet two-core machine (Node 20). A part that takes longer by this factor makes the run noisy: read its figures, do not gate on them. */
const QUIET = { integerLoopMs: 40, matmulMs: 12, loopbackRttMs: 0.7, pgliteInsertMs: 0.45, bareSocketAckMs: 0.25 } as const satisfies Partial<Record<keyof Calibration, number>>;
const NOISY_FACTOR = 1.5;

/** Which parts of the calibration were slower than on a quiet machine, as factors. */
export function noiseOf(calibration: Calibration): { noisy: boolean; factors: Record<string, number> } {
  const factors = Object.fromEntries(Object.entries(QUIET).map(([part, quiet]) => [part, round(calibration[part as keyof typeof QUIET] / quiet)]));
  return { noisy: Object.values(factors).some((f) => f > NOISY_FACTOR), factors };
}

async function bareSocketAck(): Promise<number> {
  const bare = await openBareSocket();
  const times: number[] = [];
  for (let i = 0; i < 201; i += 1) times.push(await bare.ack('hello'));
  await bare.close();
  return summarise(times).p50;
}

/** Share of time that the host took away since boot; Linux only. */
function stealPercent(): number | null {
  try {
    const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/) ?? [];
    const numbers = ticks.map(Number);
    return round((100 * (numbers[7] ?? 0)) / numbers.reduce((a, b) => a + b, 0));
  } catch {
    return null;
  }
}

async function median(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) times.push(await timed(work));
  return summarise(times).p50;
}

function integerLoop(): number {
  let x = 1;
  for (let i = 0; i < 20_000_000; i += 1) x = (x * 1103515245 + 12345) & 0x7fffffff;
  return x;
}

function matmul(): number {
  const n = 192;
  const a = new Float32Array(n * n).fill(0.5);
  const out = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1) for (let k = 0; k < n; k += 1) for (let j = 0; j < n; j += 1) out[i * n + j] = (out[i * n + j] ?? 0) + (a[i * n + k] ?? 0) * (a[k * n + j] ?? 0);
  return out[0] ?? 0;
}

async function loopbackRtt(): Promise<number> {
  const server = createServer((_request, response) => { response.end('ok'); });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
  const result = await median(101, async () => (await fetch(url)).text());
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
  return result;
}

async function fdatasync(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-calibrate-'));
  const fd = openSync(join(folder, 'f'), 'w');
  const result = await median(31, () => { writeSync(fd, 'x'.repeat(4096)); fdatasyncSync(fd); });
  closeSync(fd);
  rmSync(folder, { recursive: true });
  return result;
}

async function pgliteInsert(): Promise<number> {
  const db = await PGlite.create();
  await db.exec('create table t (id serial primary key, body text)');
  const result = await median(201, () => db.query('insert into t (body) values ($1)', ['hello']));
  await db.close();
  return result;
}
