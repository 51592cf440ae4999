import { join } from 'node:path';
import type { GateFinding } from '@lobby/contracts';
import { validateFlow } from '@lobby/conversation';
import { lintFolder } from '@lobby/knowledge';
import { calendarDate } from '@lobby/service-kit';
import { ROOT } from '../paths.ts';
import { fromCaller, readArguments } from './arguments.ts';

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/**
 * `knowledge:lint [--dir D] [--as-of DATE] [--all] [--json]`: what the release gate would say of a folder of content, which utterances stand in its held-out files, how they are
 * worded, and how large the content is (held against its `dev/floors.yaml`). Needs no server. Notes (severity info) are counted, and listed with `--all`.
 * @returns 1 when there is an error
 */
export async function knowledgeLint(args: readonly string[]): Promise<number> {
  const { dir, 'as-of': asOf, all, json } = readArguments(args, ['dir', 'as-of', 'all']);
  const { findings, counts, figures } = await lintFolder(dir ? fromCaller(dir) : join(ROOT, 'content', 'demo-bank'), { asOf: asOf ?? calendarDate(new Date()), checkFlow: validateFlow });
  const of = (severity: GateFinding['severity']) => findings.filter((f) => f.severity === severity).length;
  const summary = { errors: of('error'), warnings: of('warning'), notes: of('info'), counts, figures, byCheck: countBy(findings) };
  if (json !== undefined) process.stdout.write(`${JSON.stringify({ ...summary, findings })}\n`);
  else process.stdout.write(`${[...lines(findings, all !== undefined), ...table(summary)].join('\n')}\n`);
  return summary.errors > 0 ? 1 : 0;
}

const lines = (findings: readonly GateFinding[], all: boolean): string[] => findings.filter((f) => all || f.severity !== 'info').toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity])
  .map((f) => `${f.severity.padEnd(8)} ${f.check.padEnd(15)} ${[f.itemId, f.field].filter(Boolean).join(' ')}: ${f.message}`);

const table = (summary: object): string[] => Object.entries(summary).map(([name, value]) => `${name.padEnd(10)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);

function countBy(findings: readonly GateFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { check } of findings) counts[check] = (counts[check] ?? 0) + 1;
  return counts;
}
