import { openGround, type Ground } from '@lobby/testkit/faults';
import { FAULT_CASES } from './index.ts';
import { missingNeeds, outcomeOf, type FaultPlan, type Outcome, type Played, type Tell } from './faultCase.ts';
import { smallBank } from './smallBank.ts';

export type Ran = { plan: FaultPlan; title: string; seconds: number; outcome: Outcome | null; skipped: string | null; error: string | null };

/**
 * Plays the plans one after the other. Cases without servers of their own share one, which is started once and whose record is read once, when all are over. A case
 * that throws is reported and the others go on. `tell` is given a line when a case begins and when it has ended.
 */
export async function runCases(plans: readonly FaultPlan[], tell: Tell = () => undefined): Promise<Ran[]> {
  const shared = new SharedGround();
  const played: (Omit<Ran, 'outcome'> & { played: Played | null })[] = [];
  try {
    for (const [i, plan] of plans.entries()) {
      tell(`${i + 1}/${plans.length} ${JSON.stringify(plan)} …`);
      const line = await play(plan, shared, (how) => tell(`${i + 1}/${plans.length} ${plan.case} ${how}`));
      played.push(line);
      tell(`${i + 1}/${plans.length} ${plan.case} ${line.skipped ?? line.error ?? `played: ${line.played?.n} ${line.played?.unit}, ${line.played?.history.acked.length} acknowledged`} (${line.seconds} s)`);
    }
    tell('reading the record …');
    const stored = await shared.settle();
    return played.map(({ played: p, ...ran }) => ({ ...ran, outcome: p ? outcomeOf(p, stored) : null }));
  } finally {
    await shared.close();
  }
}

async function play(plan: FaultPlan, shared: SharedGround, tell: Tell): Promise<Omit<Ran, 'outcome'> & { played: Played | null }> {
  const found = FAULT_CASES.find((c) => c.id === plan.case);
  if (!found) throw new Error(`no fault case "${plan.case}"; there are: ${FAULT_CASES.map((c) => c.id).join(', ')}`);
  const line = { plan, title: found.title, seconds: 0, skipped: null, error: null, played: null };
  const missing = missingNeeds(found);
  if (missing.length > 0) return { ...line, skipped: `needs ${missing.join(', ')}` };
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    return { ...line, played: found.own ? await found.run(plan, tell) : await found.run(plan, await shared.open(), tell), seconds: seconds() };
  } catch (error) {
    return { ...line, error: error instanceof Error ? error.message : String(error), seconds: seconds() };
  }
}

class SharedGround {
  #ground: Ground | null = null;

  /** The running server, started if it is not. */
  async open(): Promise<Ground> {
    this.#ground ??= await openGround({ env: smallBank() });
    if (!this.#ground.running()) await this.#ground.start();
    return this.#ground;
  }

  async settle() {
    return this.#ground ? this.#ground.settle() : { entries: [], pending: [] };
  }

  async close(): Promise<void> {
    await this.#ground?.close();
  }
}
