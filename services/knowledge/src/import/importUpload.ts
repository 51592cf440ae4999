import { createHash } from 'node:crypto';
import { LobbyError, type FieldError, type ImportQuery, type ImportReport, type ImportRow } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { contentHash } from '../items/canonical.ts';
import type { ItemDeps } from '../items/itemDeps.ts';
import type { GateContext } from '../releases/gate/gateCheck.ts';
import { draftsOf } from './draftsOf.ts';
import { planImport, spoken, type Plan } from './planImport.ts';
import type { Read } from './reading/read.ts';
import { MAX_UPLOAD_BYTES, SIZE_LIMITS, readInThread, type ThreadLimits } from './reading/readInThread.ts';
import { readBank } from './stored.ts';
import { storePlan } from './storePlan.ts';
import { readWishes } from './wishes.ts';

export type ImportDeps = ItemDeps & { checkFlow?: GateContext['checkFlow']; readLimits?: ThreadLimits };
export type Upload = { bytes: Uint8Array; query: ImportQuery };

/**
 * Reads an upload and says what importing it would do; with `confirm` does it, as drafts by the importer, all in one transaction.
 * @throws LobbyError `too_large`; with `confirm` `conflict` when file, wishes or record are not those of the dry run (its `current` is the new report), and
 * `import_refused` when a part is refused or nothing would change
 */
export async function importUpload(deps: ImportDeps, { bytes, query }: Upload, importer: { id: string; team: string }): Promise<ImportReport> {
  checkSize(query.name, bytes);
  const today = calendarDate(deps.clock.now());
  const wishes = readWishes(query, importer.team, today);
  // The thread takes the bytes with it; the hash is made before.
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  const read = await readInThread({ name: query.name, bytes, encoding: query.encoding }, deps.readLimits);
  const bank = await readBank(deps.database.db);
  const { drafts, sheets } = await draftsOf(read, wishes, bank);
  const plan = await planImport(drafts, bank, importer.id, { asOf: today, ...(deps.checkFlow ? { checkFlow: deps.checkFlow } : {}) });
  const digest = contentHash({ fingerprint, wishes, plan: plan.rows.map((r) => [r.itemId, r.outcome, r.baseVersion]), hashes: plan.fresh.map((f) => f.hash) });
  const titles = new Map([...bank].map(([id, s]) => [id, s.item.title.zh]));
  const report: ImportReport = { ...reportOf(query.name, bytes.length, read, plan, titles), sheets, digest };
  if (query.confirm === undefined) return report;
  checkConfirmed(query.confirm, report);
  await deps.database.transaction((tx) => storePlan(tx, deps, plan, { author: importer.id }, query.name));
  return { ...report, stored: true };
}

function checkSize(name: string, bytes: Uint8Array): void {
  const kind = /\.pdf$/i.test(name) ? 'pdf' : null;
  const limit = kind ? SIZE_LIMITS[kind] : MAX_UPLOAD_BYTES;
  if (bytes.length > limit) throw tooLarge(name, bytes.length, limit);
}

/** Names the file, the field it came in and both sizes. @param bytes null where whoever sent it did not say */
export function tooLarge(name: string, bytes: number | null, limit: number = MAX_UPLOAD_BYTES): LobbyError {
  const message = `${name} has ${bytes ?? `more than ${limit}`} bytes; at most ${limit} are taken`;
  return new LobbyError('too_large', message, { errors: [{ path: 'file', message }] });
}

function reportOf(name: string, bytes: number, read: Read, plan: Plan, titles: ReadonlyMap<string, string>): Omit<ImportReport, 'sheets' | 'digest'> {
  const unread = read.refused.map((t): ImportRow => ({ outcome: 'refused', itemId: null, kind: null, title: null, place: t.place, baseVersion: 0, fields: [], troubles: [t], notes: [] }));
  const rows = [...unread, ...plan.rows];
  if (rows.length === 0) rows.push(nothingIn(name));
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return {
    name, bytes, format: read.format, stored: false, counts, rows, notes: read.notes, confirmable: counts.refused === 0 && plan.fresh.length > 0,
    marks: plan.marks.map(({ itemId, document, section, change }) => ({ itemId, title: titles.get(itemId) ?? itemId, document, section, change })),
  };
}

const nothingIn = (name: string): ImportRow => ({
  outcome: 'refused', itemId: null, kind: null, title: null, place: { file: name }, baseVersion: 0, fields: [], notes: [],
  troubles: [{ code: 'empty', path: '', message: 'nothing was found in it', place: { file: name } }],
});

function checkConfirmed(confirm: string, report: ImportReport): void {
  if (confirm !== report.digest) throw new LobbyError('conflict', 'This is not what the dry run showed: the file, the wishes or the record changed', { current: report });
  if (report.confirmable) return;
  const errors = report.rows.flatMap((row) => row.troubles.map((t): FieldError => ({ path: [spoken(t.place), row.itemId, t.path].filter(Boolean).join(' › '), message: t.message })));
  throw new LobbyError('import_refused', errors.length === 0 ? 'Nothing would change' : undefined, { errors: errors.slice(0, 200) });
}
