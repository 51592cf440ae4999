import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportQuery, type ImportReport } from '@lobby/contracts';
import { fromCaller, readArguments } from './arguments.ts';
import { withHouse } from './withHouse.ts';

const WISHES = ['as', 'language', 'item', 'title', 'owner', 'valid-from', 'topic', 'mapping', 'formulas', 'merged', 'encoding'] as const;

/**
 * `knowledge:import --file F [--confirm] [--author A] [wishes] [--json]`: says what importing a file would do, and with `--confirm` does it, as drafts.
 * @returns 1 when a part is refused
 */
export async function importFile(args: readonly string[]): Promise<number> {
  const { file = '', author = 'import', confirm, json, 'valid-from': validFrom, ...wishes } = readArguments(args, ['file', 'author', 'confirm', ...WISHES]);
  const bytes = await readFile(fromCaller(file));
  const query = ImportQuery.parse({ name: basename(file), ...(validFrom ? { validFrom } : {}), ...wishes });
  return withHouse('own', async ({ knowledge }) => {
    const dry = await knowledge.importFile({ bytes, query }, { id: author, team: author });
    const report = confirm !== undefined && dry.confirmable ? await knowledge.importFile({ bytes, query: { ...query, confirm: dry.digest } }, { id: author, team: author }) : dry;
    process.stdout.write(json === undefined ? `${describe(report).join('\n')}\n` : `${JSON.stringify(report)}\n`);
    return report.counts.refused > 0 ? 1 : 0;
  });
}

function describe({ rows, notes, marks, counts, stored, confirmable, sheets }: ImportReport): string[] {
  const at = (place: object): string => Object.values(place).join(' › ');
  return [
    ...sheets.map((s) => `sheet      ${s.file} ${s.sheet}: ${s.as}, ${s.columns.map((c) => `${c.column}=${c.name}`).join(' ')} → ${JSON.stringify(s.mapping)}`),
    ...rows.flatMap((row) => [
      `${row.outcome.padEnd(10)} ${row.itemId ?? '—'} ${row.title ?? ''} (${at(row.place)})${row.fields.length > 0 ? `: ${row.fields.join(', ')}` : ''}`,
      ...row.troubles.map((t) => `           ${t.code}: ${at(t.place)} ${t.path}: ${t.message}`), ...row.notes.map((n) => `           note ${n.code}: ${at(n.place)}: ${n.message}`),
    ]),
    ...notes.map((n) => `note       ${n.code}: ${at(n.place)}: ${n.message}`), ...marks.map((m) => `marks      ${m.itemId} (${m.document}#${m.section} ${m.change})`),
    `${Object.entries(counts).map(([outcome, n]) => `${n} ${outcome}`).join(', ')}. ${stored ? 'Stored as drafts.' : confirmable ? 'Nothing is stored yet: add --confirm.' : 'Nothing was stored.'}`,
  ];
}

/** `knowledge:export --to F [--from current|latest|rel_…] [--kind K] [--ids a,b] [--format bundle|csv|xlsx|markdown] [--language zh|en]`: knowledge as a file; bundles and sheets import again as they are. */
export async function knowledgeExport(args: readonly string[]): Promise<number> {
  const { to, from = 'current', kind, ids, format = 'bundle', language = 'zh' } = readArguments(args, ['to', 'from', 'kind', 'ids', 'format', 'language']);
  if (!to) throw new Error('Say where to: knowledge:export -- --to FILE');
  if (format !== 'bundle' && format !== 'csv' && format !== 'xlsx' && format !== 'markdown') throw new Error('The format is bundle, csv, xlsx or markdown');
  if (language !== 'zh' && language !== 'en') throw new Error('The language is zh or en');
  return withHouse('own', async ({ knowledge }) => {
    const bytes = await knowledge.exportItems({ from, ...(kind ? { kind } : {}), ...(ids ? { ids } : {}) }, { format, language });
    await writeFile(fromCaller(to), bytes);
    process.stdout.write(`Exported to ${to} (${bytes.length} bytes).\n`);
    return 0;
  });
}
