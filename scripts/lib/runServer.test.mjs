import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Stands in for the server: tells its pid and its heaps, ends with 7 on SIGTERM, and by itself when whoever started it is gone. */
const ENTRY = `
process.on('SIGTERM', () => process.exit(7));
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.stdout.write(process.pid + ' ' + process.env.MALLOC_ARENA_MAX + '\\n');
setInterval(() => undefined, 1000);
`;
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lobby-run-'));
  writeFileSync(join(folder, 'entry.mjs'), ENTRY);
  writeFileSync(join(folder, 'start.mjs'), `import { runServer } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'runServer.mjs')).href)};\nprocess.exit(await runServer(${JSON.stringify(join(folder, 'entry.mjs'))}));`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(env = {}) {
  const parent = spawn(process.execPath, [join(folder, 'start.mjs')], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const exited = new Promise((resolve) => { parent.on('exit', (code, signal) => resolve(code ?? signal)); });
  const [pid, arenas] = await new Promise((resolve) => { parent.stdout.once('data', (line) => resolve(String(line).trim().split(' '))); });
  return { parent, exited, pid: Number(pid), arenas };
}
const isAlive = (pid) => { try { return process.kill(pid, 0); } catch { return false; } };

it('passes a signal on and ends with the server\'s own exit code', async () => {
  const { parent, exited } = await start();
  parent.kill('SIGTERM');
  expect(await exited).toBe(7);
});

it('ends with 128 and the signal when the server was killed', async () => {
  const { exited, pid } = await start();
  process.kill(pid, 'SIGKILL');
  expect(await exited).toBe(137);
});

it('takes the server with it when it is killed itself', async () => {
  const { parent, exited, pid } = await start();
  parent.kill('SIGKILL');
  expect(await exited).toBe('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
});

it('gives all threads one heap, unless the operator says otherwise', async () => {
  for (const [env, wanted] of [[{}, '1'], [{ MALLOC_ARENA_MAX: '4' }, '4']]) {
    const { parent, exited, arenas } = await start(env);
    expect(arenas).toBe(wanted);
    parent.kill('SIGTERM');
    await exited;
  }
});
