/** One voice for the scripts: what happens now, on one line, with the seconds since the start. */
const began = Number(process.env.LOBBY_BEGAN ?? Date.now());
// A script that this one starts counts on from the same moment.
process.env.LOBBY_BEGAN = String(began);

/** @param {string} text */
export function say(text) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`[lobby ${seconds}s] ${text}\n`);
}
