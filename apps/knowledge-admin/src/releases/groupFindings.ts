import type { GateFinding } from '@lobby/contracts';

export type FindingGroup = { severity: GateFinding['severity']; check: string; findings: GateFinding[] };
const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Findings of one severity and check together, the worst first: fourteen items that ran out are one thing to know, not fourteen. */
export function groupFindings(findings: readonly GateFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.check}`;
    const group = groups.get(key) ?? { severity: finding.severity, check: finding.check, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
