import { FAULT_CASES } from './faults/index.ts';
import { faultsOf, missingNeeds, type FaultPlan } from './faults/faultCase.ts';

export type FaultOptions = {
  /** Case ids, comma-separated; all without. */
  only?: string;
  /** Share of the full size, for a run in slices. */
  share?: number;
  seed?: number;
  /** One plan as JSON, as a failed run printed it: does exactly that. */
  plan?: string;
};

type Line = { case: string; title: string; n: number; unit: string; lost: number; doubled: number; reordered: number; wrong: string[]; seconds: number; plan: FaultPlan; acked: number; notes?: object };

/** Runs the fault cases one after the other, each on servers of its own, and gives the table. A case that lacks its engine is named as skipped. */
export async function benchFaults(options: FaultOptions = {}): Promise<{ table: Line[]; skipped: string[] }> {
  const wanted = options.plan ? [JSON.parse(options.plan) as FaultPlan] : plans(options);
  const table: Line[] = [];
  const skipped: string[] = [];
  for (const plan of wanted) {
    const found = FAULT_CASES.find((c) => c.id === plan.case);
    if (!found) throw new Error(`no fault case "${plan.case}"; there are: ${FAULT_CASES.map((c) => c.id).join(', ')}`);
    const missing = missingNeeds(found);
    if (missing.length > 0) skipped.push(`${found.id} needs ${missing.join(', ')}`);
    else table.push(await line(found.id, found.title, plan, () => found.run(plan)));
  }
  return { table, skipped };
}

async function line(id: string, title: string, plan: FaultPlan, run: () => ReturnType<(typeof FAULT_CASES)[number]['run']>): Promise<Line> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    const done = await run();
    const { lost, doubled, reordered, acked } = done.judgement;
    return { case: id, title, n: done.n, unit: done.unit, lost, doubled, reordered, wrong: faultsOf(done), seconds: seconds(), plan, acked, ...(done.notes ? { notes: done.notes } : {}) };
  } catch (error) {
    return { case: id, title, n: 0, unit: '', lost: 0, doubled: 0, reordered: 0, wrong: [error instanceof Error ? error.message : String(error)], seconds: seconds(), plan, acked: 0 };
  }
}

function plans({ only, share = 1, seed = Date.now() % 1_000_000 }: FaultOptions): FaultPlan[] {
  const ids = only?.split(',');
  return FAULT_CASES.filter((c) => !ids || ids.includes(c.id)).map((c) => ({ case: c.id, seed, size: Math.max(1, Math.round(c.full * share)) }));
}
