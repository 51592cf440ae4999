import type { FieldError, InvalidItem } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import type { ItemDeps } from '../items/itemDeps.ts';
import { planImport, type Plan } from './planImport.ts';
import { readFolder } from './readFolder.ts';
import { readBank } from './stored.ts';
import { storePlan, type ImportBy } from './storePlan.ts';

export type ImportResult =
  | { ok: true; files: number; created: number; changed: number; unchanged: number }
  /** Nothing was stored. Every trouble names its file, item and field. */
  | { ok: false; invalid: InvalidItem[] };

/**
 * Brings a folder of YAML into the record: everything or nothing, in one transaction. An item that is in the record word for word makes no new
 * version, so importing twice changes nothing.
 */
export async function importFolder(deps: ItemDeps, folder: string, by: ImportBy): Promise<ImportResult> {
  const content = await readFolder(folder);
  const drafts = content.items.map(({ file, value }) => {
    const id = (value as { id?: unknown } | null)?.id;
    return { place: { file }, value, id: typeof id === 'string' ? id : null, title: null, troubles: [], notes: [] };
  });
  const plan = await planImport(drafts, await readBank(deps.database.db), by.author, { asOf: calendarDate(deps.clock.now()) });
  const invalid = [...content.broken, ...invalidOf(plan)];
  if (invalid.length > 0) return { ok: false, invalid };
  await deps.database.transaction((tx) => storePlan(tx, deps, plan, by, 'folder'));
  const count = (outcome: string): number => plan.rows.filter((r) => r.outcome === outcome).length;
  return { ok: true, files: content.files, created: count('created'), changed: count('changed'), unchanged: count('unchanged') };
}

const invalidOf = (plan: Plan): InvalidItem[] => plan.rows.filter((r) => r.outcome === 'refused').map((r) => ({
  file: r.place.file, ...(r.itemId ? { itemId: r.itemId } : {}), errors: r.troubles.map((t): FieldError => ({ path: t.path, message: t.message })),
}));
