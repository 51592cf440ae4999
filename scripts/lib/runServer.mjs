import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * What has to stand in the environment before a process begins. glibc gives each thread a heap of its own and keeps what was freed there: with one heap for all the idle
 * server holds some 60 MB less, and V8 and the encoder have allocators of their own for what is asked often. Other systems ignore it.
 */
const SERVER_ENV = { MALLOC_ARENA_MAX: '1' };

/**
 * Runs the server as a child and lives as long as it does: signals are passed on, and its exit code is this process's (128 and the signal's number where a signal ended it).
 * The child stays in the same process group; the channel between the two tells it when this process is no more.
 * @param {string} entry
 * @returns {Promise<number>}
 */
export function runServer(entry) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...SERVER_ENV, ...process.env } });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => { child.kill(signal); });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
