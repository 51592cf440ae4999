import type { GateFinding, ItemKind, ReleasedItem } from '@lobby/contracts';
import { readFolder } from '../../import/readFolder.ts';
import { readItem } from '../../items/parseItem.ts';
import { indexContent } from '../contentIndex.ts';
import { checkContent } from '../gate/checkContent.ts';
import type { GateContext } from '../gate/gateCheck.ts';
import { checkFloors } from './checkFloors.ts';
import { checkHeldout } from './checkHeldout.ts';
import { checkWording } from './checkWording.ts';
import { readFigures, type Figures } from './readFigures.ts';

export type LintReport = { findings: GateFinding[]; counts: Partial<Record<ItemKind, number>>; figures: Figures; content: readonly ReleasedItem[] };

/** Everything the gate would say of a folder of content, and what only a folder can tell: held-out lines that would be trained on, how utterances are worded, how large the content is. Needs no record. */
export async function lintFolder(folder: string, context: GateContext): Promise<LintReport> {
  const read = await readFolder(folder);
  const items = read.items.map(({ file, value }) => ({ file, value, parsed: readItem(value) }));
  const schema = [
    ...read.broken.flatMap((b) => b.errors.map((e): GateFinding => ({ severity: 'error', check: 'schema', field: `${b.file ?? ''} ${e.path}`.trim(), message: e.message }))),
    ...items.flatMap(({ file, value, parsed }) => (parsed.ok ? [] : parsed.errors.map((e): GateFinding => ({ severity: 'error', check: 'schema', field: `${file} ${idOf(value)} ${e.path}`.trim(), message: e.message })))),
  ];
  const content = items.flatMap(({ parsed }) => (parsed.ok ? [{ item: parsed.item, version: 1 }] : []));
  const counts: LintReport['counts'] = {};
  for (const { item } of content) counts[item.kind] = (counts[item.kind] ?? 0) + 1;
  const release = { releaseId: 'lint', number: 0, items: content };
  const index = indexContent(release);
  const wording = await checkWording(folder, index);
  const figures = { ...(await readFigures(folder, index, context.asOf)), ...wording.figures };
  const findings = [...schema, ...doubles(content), ...await checkContent(release, context), ...await checkHeldout(folder, index), ...wording.findings, ...await checkFloors(folder, figures)];
  return { findings, counts, figures, content };
}

const idOf = (value: unknown): string => (typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '');

function doubles(content: readonly ReleasedItem[]): GateFinding[] {
  const seen = new Set<string>();
  return content.flatMap(({ item }): GateFinding[] => {
    if (!seen.has(item.id)) { seen.add(item.id); return []; }
    return [{ severity: 'error', check: 'schema', itemId: item.id, field: 'id', message: 'stands in two places' }];
  });
}
