import type { Bench } from './bench.ts';
import { faultsOf, type FaultPlan } from './faults/faultCase.ts';
import { FAULT_CASES } from './faults/index.ts';
import { runCases } from './faults/runCases.ts';

/**
 * `only`: case ids, comma-separated. `share`: how much of the full size, for a run in slices. `seed`: a number. `plan`: one plan as JSON, as a failed run printed it; does
 * exactly that.
 */
type FaultOptions = { only?: string | undefined; share?: string | undefined; seed?: string | undefined; plan?: string | undefined };

export const benchFaults: Bench = { name: 'faults', about: 'what is lost, doubled or reordered while things break (counts)', options: ['only', 'share', 'seed', 'plan'], long: true, run: measureFaults };

/** Runs the fault cases and gives the table: case, n, lost, doubled, reordered, and in `wrong` whatever else did not hold. */
async function measureFaults(options: FaultOptions): Promise<{ table: object[]; skipped: string[] }> {
  const ran = await runCases(options.plan ? [JSON.parse(options.plan) as FaultPlan] : plansOf(options), (line) => process.stderr.write(`${line}\n`));
  const table = ran.filter((r) => !r.skipped).map(({ plan, title, seconds, outcome, error }) => ({
    case: plan.case, title, n: outcome?.n ?? 0, unit: outcome?.unit ?? '', lost: outcome?.judgement.lost ?? null, doubled: outcome?.judgement.doubled ?? null, reordered: outcome?.judgement.reordered ?? null,
    acked: outcome?.judgement.acked ?? 0, views: outcome?.judgement.views ?? 0, wrong: outcome ? faultsOf(outcome) : [error ?? ''], seconds, plan, ...(outcome?.notes ? { notes: outcome.notes } : {}),
  }));
  return { table, skipped: ran.flatMap((r) => (r.skipped ? [`${r.plan.case} ${r.skipped}`] : [])) };
}

function plansOf({ only, share = '1', seed = String(Date.now() % 1_000_000) }: FaultOptions): FaultPlan[] {
  const ids = only?.split(',');
  return FAULT_CASES.filter((c) => !ids || ids.includes(c.id)).map((c) => ({ case: c.id, seed: Number(seed), size: Math.max(1, Math.round(c.full * Number(share))) }));
}
