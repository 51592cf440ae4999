import type { Understanding } from '@lobby/contracts';

/** What of the understanding is measured. */
export type EvalKind = 'intents' | 'oos' | 'escalation' | 'entities' | 'masking' | 'calibration';

/** One line of an evaluation file; which fields it has depends on the kind (docs/evaluation.md). */
export type EvalLine = {
  text: string;
  label?: string | null;
  oos?: boolean;
  escalate?: boolean;
  reference_date?: string;
  entities?: { type: string; text: string; value: unknown }[];
  mask?: string[];
  /** Masking: the customer's message before this one; a secret may have begun there. */
  previous?: string;
};

/** One line with what understanding made of it. */
export type Judged = { line: EvalLine; seen: Understanding };
