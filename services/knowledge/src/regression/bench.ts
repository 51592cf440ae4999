import type { RegressionCase, RegressionRunner, RegressionSummary, ReleaseContent } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { readResults } from './regressionRecord.ts';

export type BenchOutcome = { summary: RegressionSummary; cases: RegressionCase[] };

/** Longest a bench may take before the release is refused as not judged. */
const BUDGET_MS = 5 * 60_000;

/** Runs every runner on a release that is ready, and compares case by case with the release it would replace. */
export class RegressionBench {
  readonly #db: Database;
  readonly #runners: readonly RegressionRunner[];

  constructor(db: Database, runners: readonly RegressionRunner[]) {
    this.#db = db;
    this.#runners = runners;
  }

  /**
   * @param base the release that is served now; null before the first, when nothing can get worse
   * @param progress is told the share that is judged, 0…1
   * @param changed ids that differ from `base`. Without results of `base` to compare with, everything runs
   */
  async run(content: ReleaseContent, base: string | null, changed: readonly string[], progress: (done: number) => void = () => undefined): Promise<BenchOutcome> {
    const before = base === null ? null : await readResults(this.#db, base);
    const signal = AbortSignal.timeout(BUDGET_MS);
    const startedAt = performance.now();
    const fresh: RegressionCase[] = [];
    const served = base !== null && before ? { releaseId: base, cases: before } : undefined;
    for (const [at, runner] of this.#runners.entries()) {
      const tell = (done: number): void => progress((at + done) / this.#runners.length);
      fresh.push(...(await runner.run(content, served ? changed : [], signal, served, tell)).cases);
    }
    return { ...compare(before ?? [], fresh, Math.round(performance.now() - startedAt)) };
  }
}

/** A case that was not run keeps its last outcome; one that is new can fail without having got worse. */
export function compare(before: readonly RegressionCase[], fresh: readonly RegressionCase[], tookMs: number): BenchOutcome {
  const was = new Map(before.map((c) => [c.id, c]));
  const ran = new Set(fresh.map((c) => c.id));
  const cases = [...fresh, ...before.filter((c) => !ran.has(c.id))];
  const better = fresh.filter((c) => c.passed && was.get(c.id)?.passed === false);
  const worse = fresh.filter((c) => !c.passed && was.get(c.id)?.passed === true);
  const failing = cases.filter((c) => !c.passed && !worse.includes(c));
  return { cases, summary: { total: cases.length, passed: cases.filter((c) => c.passed).length, better, worse, failing, acceptedBy: null, tookMs } };
}
