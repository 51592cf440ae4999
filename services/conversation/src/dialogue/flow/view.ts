import type { ActiveFlow, Assurance, DialogueKnowledge, Language, ReleasedFlow } from '@lobby/contracts';

/** What a running flow may look at besides its own slots and results. */
export type FlowView = {
  know: DialogueKnowledge;
  language: Language;
  /** ISO date knowledge placeholders are filled for. */
  today: string;
  assurance: Assurance;
  /** True when the operation alters something at the bank; unknown operations count as changing. */
  changes(operation: string): boolean;
};

/** Slots the customer chose not to answer; kept among the results so that they survive with the flow. */
export const SKIPPED = '_skipped';
/** The confirm step that got a yes; gone as soon as a slot is corrected. */
export const CONFIRMED = '_confirmed';

/** Marks a run that was asked for and has not begun. */
export const QUEUED = '_queued';

/** A fresh run. `runId` must be the same when the turn is run again after a crash. */
export function startRun(flow: ReleasedFlow, runId: string, slots: ActiveFlow['slots']): ActiveFlow {
  return { flow: flow.id, version: flow.version, step: flow.body.steps[0]?.id ?? '', slots, results: {}, runId };
}

/** The flow that a run is of, as the release has it; undefined without a run, or where the flow left the release. */
export const flowOfRun = ({ flows }: Pick<DialogueKnowledge, 'flows'>, run: Pick<ActiveFlow, 'flow'> | null | undefined): ReleasedFlow | undefined => flows.find((f) => f.id === run?.flow);

export const isSkipped = (run: ActiveFlow, slot: string): boolean => (run.results[SKIPPED] as string[] | undefined)?.includes(slot) ?? false;

/**
 * Reads `slot.x`, `result.x.y.0.z` or `session.assurance`. Undefined when nothing stands there. Walks own properties only, so that a name such as
 * `__proto__` finds nothing.
 */
export function lookUp(path: string, run: ActiveFlow, view: Pick<FlowView, 'assurance'>): unknown {
  const [root, ...keys] = path.split('.');
  const roots: Record<string, unknown> = { slot: run.slots, result: run.results, session: { assurance: view.assurance } };
  let value: unknown = root !== undefined && Object.hasOwn(roots, root) ? roots[root] : undefined;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
