import type { GateFinding, ItemOf } from '@lobby/contracts';
import type { GateCheck } from './gateCheck.ts';

type Step = ItemOf<'procedure'>['body']['steps'][number];

/** A procedure's flowchart: every arrow ends at a step, every step can be reached from the first, and no id stands twice. */
export const checkProcedures: GateCheck = (index) => index.of('procedure').flatMap(({ item }) => {
  const { steps } = item.body;
  const known = new Set(steps.map((s) => s.id));
  const reached = reach(steps);
  return steps.flatMap((step, i): GateFinding[] => [
    ...(steps.findIndex((s) => s.id === step.id) < i ? [finding(item.id, `body.steps[${i}].id`, `"${step.id}" stands twice`)] : []),
    ...step.next.flatMap((next, j) => (known.has(next.to) ? [] : [finding(item.id, `body.steps[${i}].next[${j}].to`, `there is no step "${next.to}"`)])),
    ...(reached.has(step.id) ? [] : [{ ...finding(item.id, `body.steps[${i}]`, 'no step leads here'), severity: 'warning' as const }]),
  ]);
});

/** Ids reachable from the first step. Where no step has arrows each leads to the one below; otherwise a step without any is an end. */
function reach(steps: readonly Step[]): Set<string> {
  const plain = steps.every((s) => s.next.length === 0);
  const seen = new Set<string>();
  const waiting = steps[0] ? [steps[0].id] : [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const at = steps.findIndex((s) => s.id === id);
    const step = steps[at];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(step.next.length > 0 ? step.next.map((n) => n.to) : plain ? [steps[at + 1]?.id ?? ''] : []));
  }
  return seen;
}

const finding = (itemId: string, field: string, message: string): GateFinding => ({ severity: 'error', check: 'procedure', itemId, field, message });
