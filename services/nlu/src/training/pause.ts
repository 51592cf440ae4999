/** Lets long work on the main thread give way: `if (pause.due()) await pause.take()`. */
export class Pause {
  private since = performance.now();
  private readonly sliceMs: number;

  constructor(sliceMs = 4) {
    this.sliceMs = sliceMs;
  }

  due(): boolean {
    return performance.now() - this.since > this.sliceMs;
  }

  async take(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
