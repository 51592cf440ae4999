/** A job and what to do with its result. */
type Job<I, O> = { input: I; resolve: (output: O) => void; reject: (error: unknown) => void };

/** Jobs of customers that go ahead in a row before one bulk job gets its turn, so that a publish ends even under a storm of messages. */
const AHEAD_IN_A_ROW = 16;

/** Runs jobs one after another, first come first served; those a customer waits for pass bulk ones, up to `AHEAD_IN_A_ROW` of them in a row. */
export class FairQueue<I, O> {
  private readonly interactive: Job<I, O>[] = [];
  private readonly bulk: Job<I, O>[] = [];
  private bulkHead = 0;
  private inARow = 0;
  private busy = false;
  private readonly work: (input: I) => Promise<O>;

  constructor(work: (input: I) => Promise<O>) {
    this.work = work;
  }

  push(input: I, kind: 'interactive' | 'bulk'): Promise<O> {
    return new Promise((resolve, reject) => {
      (kind === 'interactive' ? this.interactive : this.bulk).push({ input, resolve, reject });
      if (!this.busy) void this.drain();
    });
  }

  /** Jobs that have not begun. */
  get length(): number {
    return this.interactive.length + this.bulk.length - this.bulkHead;
  }

  private async drain(): Promise<void> {
    this.busy = true;
    for (let job = this.take(); job; job = this.take()) {
      try {
        job.resolve(await this.work(job.input));
      } catch (error) {
        job.reject(error);
      }
    }
    this.busy = false;
  }

  private take(): Job<I, O> | undefined {
    const job = this.bulk[this.bulkHead];
    if (this.interactive.length > 0 && (!job || this.inARow < AHEAD_IN_A_ROW)) {
      this.inARow += 1;
      return this.interactive.shift();
    }
    this.inARow = 0;
    if (!job) {
      this.bulk.length = 0;
      this.bulkHead = 0;
      return undefined;
    }
    // A moving head instead of shift(): ten thousand bulk texts would make shift() quadratic.
    this.bulkHead += 1;
    return job;
  }
}
