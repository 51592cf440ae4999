import { spawn } from 'node:child_process';

/** Where the output of commands goes: the terminal's stdout, or its stderr (2) while stdout belongs to a JSON answer. @type {'inherit' | 2} */
let stdout = 'inherit';
/** @param {boolean} on */
export const outputToStderr = (on) => { stdout = on ? 2 : 'inherit'; };

/**
 * Runs a command with the terminal's output and resolves to its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, capture?: boolean }} [options] `capture` collects stdout instead of showing it
 * @returns {Promise<{ code: number, out: string }>}
 */
export function exec(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', options.capture ? 'pipe' : stdout, 'inherit'],
      // npm and npx are scripts, not programs, on Windows.
      shell: process.platform === 'win32',
    });
    let out = '';
    child.stdout?.on('data', (chunk) => { out += chunk; });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, out }));
  });
}

/**
 * Like `exec`, but a failure ends the script with a clear line.
 * @param {string} what for the message
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 */
export async function must(what, command, args, options) {
  const { code } = await exec(command, args, options);
  if (code !== 0) {
    process.stderr.write(`\n${what} failed (exit ${code}). The lines above say why.\n`);
    process.exit(code);
  }
}
