export type Backoff = { baseMs: number; capMs: number };

/** Reconnecting: with a cap of 8 s a herd of clients is back within 15 s of the server's return and still spread over seconds. */
export const RECONNECT: Backoff = { baseMs: 500, capMs: 8_000 };
/** Resending what the server refused for the moment. */
export const RESEND: Backoff = { baseMs: 1_000, capMs: 20_000 };

/** Milliseconds to wait before attempt `attempt` (0, 1, …): doubling, then a random half of it so that nobody moves in step. */
export function backoffDelay({ baseMs, capMs }: Backoff, attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 20));
  return Math.round(whole * (0.5 + random() / 2));
}
