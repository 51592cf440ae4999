import { judge, type Ground, type History, type Judgement, type Stored } from '@lobby/testkit/faults';

/** Everything a run's choices come from: the same plan makes the same choices. Timing is the machine's, so a replay is the same plan, not the same microsecond. */
export type FaultPlan = { case: string; seed: number; size: number };

/** What a case did and saw. The record is read once, when all cases on one server are over. */
export type Played = {
  /** How often the fault was done, and what that counts. */
  n: number; unit: string;
  history: History;
  /** What else had to hold and did not, one sentence each. */
  failures: string[];
  notes?: Readonly<Record<string, number | string>>;
  /** The record of a case that had servers of its own. */
  stored?: Stored;
};
export type Outcome = Omit<Played, 'history' | 'stored'> & { judgement: Judgement };

/** Takes a line that says how far a long case is. */
export type Tell = (line: string) => void;

export type FaultCase = {
  id: string; title: string;
  /** `size` of a run: small enough for every `npm test`, and the whole. */
  smoke: number; full: number;
  /** Environment variables without which the case cannot run. */
  needs?: readonly string[];
} & (
  /** Plays on the running server that all such cases share, and leaves it running. */
  | { own: false; run(plan: FaultPlan, ground: Ground, tell: Tell): Promise<Played> }
  /** Needs servers started in a way of its own. */
  | { own: true; run(plan: FaultPlan, tell: Tell): Promise<Played & { stored: Stored }> }
);

/** Holds what a case saw against the record, looking at its own conversations only. */
export function outcomeOf({ history, stored: own, ...played }: Played, shared: Stored): Outcome {
  const stored = own ?? shared;
  const mine = new Set([...history.acked, ...history.views].map((h) => h.conversationId));
  return { ...played, judgement: judge(history, { entries: stored.entries.filter((e) => mine.has(e.conversationId)), pending: stored.pending.filter((id) => mine.has(id)) }) };
}

/** What is wrong with an outcome, for a test's message; empty when all is well. */
export function faultsOf({ judgement, failures }: Outcome): string[] {
  const { acked: _acked, stored: _stored, views: _views, ...mustBeZero } = judgement;
  return [...Object.entries(mustBeZero).filter(([, v]) => v !== 0).map(([k, v]) => `${k}: ${v}`), ...failures];
}

export const missingNeeds = ({ needs = [] }: FaultCase): string[] => needs.filter((name) => !process.env[name]);
