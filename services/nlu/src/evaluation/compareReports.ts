import { round } from './metrics.ts';

const LABELS = 10;

/** How the figures of an earlier report differ from now's, and the labels whose F1 moved most; only what both reports have. */
export function compareReports(before: Record<string, unknown>, after: Record<string, unknown>): { deltas: Record<string, number>; labels: { label: string; before: number; after: number }[] } {
  const deltas: Record<string, number> = {};
  for (const [key, now] of Object.entries(after)) {
    const then = before[key];
    if (typeof now === 'number' && typeof then === 'number') deltas[key] = round(now - then);
  }
  const was = new Map(rowsOf(before).map((row) => [row.label, row.f1]));
  const labels = rowsOf(after).flatMap(({ label, f1 }) => {
    const then = was.get(label);
    return then === undefined || then === f1 ? [] : [{ label, before: then, after: f1 }];
  });
  return { deltas, labels: labels.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)).slice(0, LABELS) };
}

function rowsOf(report: Record<string, unknown>): { label: string; f1: number }[] {
  const rows = report['perLabel'];
  return Array.isArray(rows) ? rows.filter((row): row is { label: string; f1: number } => typeof row === 'object' && row !== null && 'label' in row && 'f1' in row) : [];
}
