import type { PathStep, Truth } from '@lobby/contracts';

export type RuleNode = { rule: string; version: number; title: string; outcome: Truth; steps: PathStep[] };

/**
 * Gathers the flat path by rule, in the order the rules were looked at. A rule with a step that does not hold is shown as such, one with an
 * unknown step as unknown; this is a summary for the eye, the verdict itself was computed by the rules.
 */
export function groupPath(path: readonly PathStep[]): RuleNode[] {
  const rules = new Map<string, RuleNode>();
  for (const step of path) {
    const key = `${step.rule}@${step.version}`;
    const node = rules.get(key) ?? { rule: step.rule, version: step.version, title: step.title, outcome: true, steps: [] };
    node.steps.push(step);
    node.outcome = worse(node.outcome, step.outcome);
    rules.set(key, node);
  }
  return [...rules.values()];
}

function worse(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
