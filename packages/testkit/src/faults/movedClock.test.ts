import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openMovedClock } from './movedClock.ts';

/** What a program sees, in its own thread and in a worker's. */
const PROGRAM = `
  const look = 'JSON.stringify([Date.now(), new Date().getTime(), new Date(0).getTime(), new Date(Date()).getUTCHours(), new Date() instanceof Date, new (class extends Date {})().getTime()])';
  const { Worker } = require('node:worker_threads');
  console.log(eval(look));
  new Worker('require("node:worker_threads").parentPort.postMessage(' + look + ')', { eval: true }).on('message', (seen) => console.log(seen));
`;

it('a program under it lives at ten o\'clock, moved as told, in all its threads', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lobby-clock-'));
  const clock = openMovedClock(join(dir, 'clock'));
  await clock.move(3_600_000);
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM], { env: { ...process.env, ...clock.env } });
  rmSync(dir, { recursive: true });
  const threads = stdout.trim().split('\n').map((line) => JSON.parse(line) as [number, number, number, number, boolean, number]);
  expect(threads.map(([now, made, zero, hour, isDate, derived]) => [new Date(now).getUTCHours(), new Date(made).getUTCHours(), zero, hour, isDate, new Date(derived).getUTCHours()])).toEqual([[3, 3, 0, 3, true, 3], [3, 3, 0, 3, true, 3]]);
});
