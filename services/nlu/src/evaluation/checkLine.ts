import type { EvalKind, EvalLine } from './evalLine.ts';

/** What a line must hold besides its text: as an evaluation of that kind, or as training. */
export type LineUse = EvalKind | 'training';

/** What is wrong with a parsed line for this use, as one sentence; null when it is fine. */
export function complaintAbout(value: unknown, use: LineUse): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no JSON object';
  const line = value as Partial<Record<keyof EvalLine, unknown>>;
  if (typeof line.text !== 'string' || line.text.trim() === '') return '"text" is missing or empty';
  if (line.label !== undefined && line.label !== null && (typeof line.label !== 'string' || line.label.trim() === '')) return '"label" must be a name, or null for an out-of-scope text';
  if (line.reference_date !== undefined && !isDate(line.reference_date)) return '"reference_date" must be a date such as 2026-11-23';
  if (line.previous !== undefined && typeof line.previous !== 'string') return '"previous" must be the text of the message before';
  return missingFor(line, use);
}

function missingFor(line: Partial<Record<keyof EvalLine, unknown>>, use: LineUse): string | null {
  switch (use) {
    case 'training':
    case 'intents':
    case 'calibration': return line.label === undefined ? '"label" is missing (null marks an out-of-scope text)' : null;
    case 'oos': return typeof line.oos === 'boolean' || line.label !== undefined ? null : '"oos" must be true or false';
    case 'escalation': return typeof line.escalate === 'boolean' ? null : '"escalate" must be true or false';
    case 'entities': return Array.isArray(line.entities) && line.entities.every(isEntity) ? null : '"entities" must be a list of {"type","text","value"}';
    case 'masking': return Array.isArray(line.mask) && line.mask.every((m) => typeof m === 'string' && m !== '' && (line.text as string).includes(m)) ? null : '"mask" must be a list of strings that stand in the text';
  }
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isEntity(value: unknown): boolean {
  const e = value as { type?: unknown; text?: unknown; value?: unknown } | null;
  return typeof e === 'object' && e !== null && typeof e.type === 'string' && typeof e.text === 'string' && e.value !== undefined;
}
