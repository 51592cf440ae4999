/** One voice for the scripts: what happens now, on one line, with the seconds since the start. */
const began = Date.now();

/** @param {string} text */
export function say(text) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`[lobby ${seconds}s] ${text}\n`);
}
