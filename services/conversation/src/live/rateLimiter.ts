type Bucket = { tokens: number; at: number };

/** Above this many keys the idle ones are forgotten. */
const SWEEP_AT = 10_000;

/** A token bucket per key: `perSecond` on average, `burst` at once. Time is monotonic, so a clock that jumps neither locks out nor lets through. */
export class RateLimiter {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: { perSecond: number; burst: number }) {
    this.#perMs = options.perSecond / 1000;
    this.#burst = options.burst;
  }

  /** Takes one token. @returns false when there is none. */
  allow(key: string, now = performance.now()): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.at) * this.#perMs);
    const allowed = tokens >= 1;
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > SWEEP_AT) this.#forgetIdle(now);
    return allowed;
  }

  #forgetIdle(now: number): void {
    for (const [key, { tokens, at }] of this.#buckets) {
      if (tokens + (now - at) * this.#perMs >= this.#burst) this.#buckets.delete(key);
    }
  }
}
