/** Times the steps of one parse, in milliseconds with two decimals. */
export class Stopwatch {
  private readonly begun = performance.now();
  private last = this.begun;
  private readonly seen: Record<string, number> = {};

  lap(name: string): void {
    const now = performance.now();
    this.seen[name] = Math.round((now - this.last) * 100) / 100;
    this.last = now;
  }

  laps(): Record<string, number> {
    return { ...this.seen, total: Math.round((performance.now() - this.begun) * 100) / 100 };
  }
}
