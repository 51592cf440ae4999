import type { KnowledgeQuestion, Reason, Understanding } from '@lobby/contracts';

/** A turn's trace as this screen reads it. The wire keeps it open, so every part is looked at before it is used. */
export type ReadTrace = {
  understanding: Understanding[]; questions: KnowledgeQuestion[]; answers: { kind: string; itemIds: string[]; route: string }[]; reasons: Reason[];
  timingsMs: Record<string, number>; stateBefore: Record<string, unknown>; stateAfter: Record<string, unknown>; connectorCalls: { operation: string; ok: boolean; code?: string }[]; flowSteps: { flow: string; step: string }[];
};

/** Picks the known parts; what is missing or of another shape is empty. */
export function readTrace(trace: Record<string, unknown>): ReadTrace {
  return {
    understanding: list<Understanding>(trace['understanding'], 'topics'), questions: list(trace['questions'], 'intent'), answers: list(trace['answers'], 'kind'),
    reasons: list(trace['reasons'], 'rule'), connectorCalls: list(trace['connectorCalls'], 'operation'), flowSteps: list(trace['flowSteps'], 'step'), timingsMs: numbers(trace['timingsMs']), stateBefore: fields(trace['stateBefore']), stateAfter: fields(trace['stateAfter']),
  };
}

/** The objects of a list that have the telling field. */
function list<T>(value: unknown, field: string): T[] {
  return Array.isArray(value) ? value.filter((one: unknown): one is T => typeof one === 'object' && one !== null && field in one) : [];
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function numbers(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
}
