/** What a question cost: engine calls and where the time went. */
export class Trace {
  queries = 0;
  readonly timingsMs: Record<string, number> = {};
  readonly detail: string[] = [];
  readonly #startedAt = performance.now();

  /** Runs and times a piece of work; several under one name add up. */
  async time<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.timingsMs[name] = round((this.timingsMs[name] ?? 0) + performance.now() - startedAt);
    }
  }

  done(route: string): { route: string; queries: number; timingsMs: Record<string, number>; detail: string[] } {
    return { route, queries: this.queries, timingsMs: { ...this.timingsMs, total: round(performance.now() - this.#startedAt) }, detail: this.detail };
  }
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
