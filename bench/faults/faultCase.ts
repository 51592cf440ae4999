import { judge, type History, type Judgement, type Stored } from '@lobby/testkit/faults';

/** Everything a run's choices come from: the same plan makes the same choices. Timing is the machine's, so a replay is the same plan, not the same microsecond. */
export type FaultPlan = { case: string; seed: number; size: number };

export type Outcome = {
  /** How often the fault was done, and what that counts. */
  n: number; unit: string;
  judgement: Judgement;
  /** What else had to hold and did not, one sentence each. */
  failures: string[];
  notes?: Readonly<Record<string, number | string>>;
};

export type FaultCase = {
  id: string; title: string;
  /** `size` of a run: small enough for every `npm test`, and the whole. */
  smoke: number; full: number;
  /** Environment variables without which the case cannot run. */
  needs?: readonly string[];
  run(plan: FaultPlan): Promise<Outcome>;
};

export function outcome(n: number, unit: string, history: History, stored: Stored, failures: string[] = [], notes: Outcome['notes'] = {}): Outcome {
  return { n, unit, judgement: judge(history, stored), failures, notes };
}

/** What is wrong with an outcome, for a test's message; empty when all is well. */
export function faultsOf({ judgement, failures }: Outcome): string[] {
  const { acked: _acked, stored: _stored, views: _views, ...mustBeZero } = judgement;
  return [...Object.entries(mustBeZero).filter(([, v]) => v !== 0).map(([k, v]) => `${k}: ${v}`), ...failures];
}

export const missingNeeds = ({ needs = [] }: FaultCase): string[] => needs.filter((name) => !process.env[name]);
