import { LobbyError, type GateFinding, type Item, type ReleasedItem } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { itemVersions, items } from '../record/schema.ts';
import { checkContent } from '../releases/gate/checkContent.ts';
import type { QualityDeps } from './readQuality.ts';

/**
 * What the gate would say of one item as it was saved last, beside everything that is served or being written: an editor learns of a rule on a fact that is not there
 * while writing, and not when somebody publishes. What others' drafts bring counts as there, so that two new items may name each other.
 * @throws LobbyError `not_found`
 */
export async function readItemFindings(deps: QualityDeps, id: string): Promise<GateFinding[]> {
  const written = await readWritten(deps.database.db);
  const served = deps.served.current === null ? [] : (await deps.served.open(deps.served.current)).index.content.items;
  if (!written.has(id) && !served.some((s) => s.item.id === id)) throw new LobbyError('not_found', `No item ${id}`);
  const content = { releaseId: 'editing', number: 0, items: [...served.filter((s) => !written.has(s.item.id)), ...written.values()] };
  const findings = await checkContent(content, { asOf: calendarDate(deps.clock.now()), ...(deps.checkFlow ? { checkFlow: deps.checkFlow } : {}) });
  return findings.filter((finding) => finding.itemId === id);
}

/** Latest versions that are not served yet. A proposal to retire is no text. */
async function readWritten(db: Database): Promise<Map<string, ReleasedItem>> {
  const rows = await db.select({ id: items.id, version: itemVersions.version, body: itemVersions.body }).from(items)
    .innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
    .where(and(inArray(itemVersions.state, ['draft', 'in_review', 'approved']), eq(itemVersions.retire, false)));
  return new Map(rows.map(({ id, version, body }) => [id, { item: body as Item, version }]));
}
