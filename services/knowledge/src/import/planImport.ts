import { setImmediate } from 'node:timers/promises';
import type { ImportPlace, ImportRow, ImportTrouble, Item } from '@lobby/contracts';
import { contentHash } from '../items/canonical.ts';
import { diff } from '../items/diffItem.ts';
import { readItem } from '../items/parseItem.ts';
import { referencesOf } from '../items/references.ts';
import { checkContent } from '../releases/gate/checkContent.ts';
import type { GateContext } from '../releases/gate/gateCheck.ts';
import { changedSections, marksFor, type Mark } from '../sources/changedSections.ts';
import { trouble, type Draft } from './draft.ts';
import type { Bank } from './stored.ts';

/** One item to be stored as the next version after `baseVersion`. */
export type Fresh = { item: Item; hash: string; baseVersion: number };
/** What an import would do: a row for every item, what is to be stored, and who would be marked. Nothing of it is stored yet. */
export type Plan = { rows: ImportRow[]; fresh: Fresh[]; marks: Mark[] };

type Judged = { draft: Draft; item: Item | null; hash: string; troubles: ImportTrouble[] };
/** Between so many items others have their turn. */
const AT_A_TIME = 50;
const MOST_FIELDS = 50;

/**
 * Judges drafts one by one (schema, doubles), then together with what is in the record (references, contradictions), with the rules of the release gate.
 * @param author whose import it is; another's open draft that would be replaced is told
 */
export async function planImport(drafts: readonly Draft[], bank: Bank, author: string, context: GateContext): Promise<Plan> {
  const judged = withoutDoubles(await judgeAll(drafts));
  const news = judged.filter((j) => j.item && bank.get(j.item.id)?.hash !== j.hash);
  await judgeTogether(news, judged, bank, context);
  const fresh = news.flatMap(({ item, hash, troubles }) => (item && troubles.length === 0 ? [{ item, hash, baseVersion: bank.get(item.id)?.version ?? 0 }] : []));
  return { rows: judged.map((j) => rowOf(j, bank, news.includes(j), author)), fresh, marks: marksOf(fresh, bank) };
}

async function judgeAll(drafts: readonly Draft[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const draft of drafts) {
    judged.push(judge(draft));
    if (judged.length % AT_A_TIME === 0) await setImmediate();
  }
  return judged;
}

function judge(draft: Draft): Judged {
  if (draft.troubles.length > 0) return { draft, item: null, hash: '', troubles: [...draft.troubles] };
  const read = readItem(draft.value);
  if (read.ok) return { draft, item: read.item, hash: contentHash(read.item), troubles: [] };
  return { draft, item: null, hash: '', troubles: read.errors.map((e) => trouble('field', e.path, e.message, placeOf(draft, e.path))) };
}

/** Where the file says a field: the nearest place above it. */
function placeOf({ place, places }: Draft, path: string): ImportPlace {
  const known = [...(places ?? [])].filter(([field]) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)).toSorted(([a], [b]) => b.length - a.length)[0];
  return known?.[1] ?? place;
}

function withoutDoubles(judged: Judged[]): Judged[] {
  const first = new Map<string, ImportPlace>();
  return judged.map((j) => {
    if (!j.item) return j;
    const before = first.get(j.item.id);
    if (!before) { first.set(j.item.id, j.draft.place); return j; }
    return { ...j, item: null, troubles: [trouble('duplicate', 'id', `stands in ${spoken(before)} too`, placeOf(j.draft, 'id'))] };
  });
}

/** A place as words: file › sheet › row 3. */
export const spoken = (place: ImportPlace): string =>
  [place.file, place.sheet, place.cell ?? (place.row === undefined ? undefined : `row ${place.row}`), place.page === undefined ? undefined : `page ${place.page}`, place.line === undefined ? undefined : `line ${place.line}`, place.section].filter(Boolean).join(' › ');

/** References and contradictions among what is new and what is in the record already. What is in the record and stays is not the import's fault. */
async function judgeTogether(news: readonly Judged[], all: readonly Judged[], bank: Bank, context: GateContext): Promise<void> {
  const incoming = new Map(all.flatMap((j) => (j.item ? [[j.item.id, j.item] as const] : [])));
  const rest = [...bank].filter(([id, s]) => !incoming.has(id) && s.hash !== '');
  const known = new Set([...incoming.keys(), ...rest.map(([id]) => id)]);
  const byId = new Map(news.flatMap((j) => (j.item ? [[j.item.id, j] as const] : [])));
  for (const j of byId.values()) {
    for (const { path, to } of j.item ? referencesOf(j.item) : []) if (!known.has(to)) j.troubles.push(trouble('reference', path, `there is no item ${to}`, placeOf(j.draft, path)));
  }
  const together = { releaseId: 'import', number: 0, items: [...[...incoming.values()].map((item) => ({ item, version: 1 })), ...rest.map(([, s]) => ({ item: s.item, version: s.version }))] };
  for (const finding of news.length > 0 ? await checkContent(together, context) : []) {
    const j = finding.severity === 'error' ? byId.get(finding.itemId ?? '') : undefined;
    const isTold = j?.troubles.some((t) => t.code === 'reference' && t.path === finding.field) ?? false;
    if (j && !isTold) j.troubles.push(trouble('content', finding.field ?? '', finding.message, placeOf(j.draft, finding.field ?? '')));
  }
}

function rowOf({ draft, item, troubles }: Judged, bank: Bank, isNew: boolean, author: string): ImportRow {
  const id = item?.id ?? draft.id;
  const before = id ? bank.get(id) : undefined;
  const outcome = troubles.length > 0 ? 'refused' : !isNew ? 'unchanged' : before ? 'changed' : 'created';
  const replaces = outcome === 'changed' && before && (before.state === 'draft' || before.state === 'in_review') && before.author !== author;
  return {
    outcome, itemId: id, kind: item?.kind ?? id?.split('.')[0] ?? null, title: item?.title.zh ?? draft.title, place: draft.place, baseVersion: before?.version ?? 0,
    fields: outcome === 'changed' && item && before ? diff(before.item, item).map((d) => d.path).slice(0, MOST_FIELDS) : [],
    troubles, notes: [...draft.notes, ...(replaces ? [trouble('replaces_draft', '', `version ${before.version} by ${before.author} is ${before.state}`, draft.place)] : [])],
  };
}

/** Whoever cites a section that would change, and is not changed by the same import. */
function marksOf(fresh: readonly Fresh[], bank: Bank): Mark[] {
  const changing = new Set(fresh.map((f) => f.item.id));
  const staying = [...bank].filter(([id]) => !changing.has(id)).map(([, s]) => s.item);
  return fresh.flatMap(({ item, baseVersion }) => {
    const before = bank.get(item.id)?.item;
    return item.kind === 'document' && before?.kind === 'document' ? marksFor(staying, item.id, changedSections(before, item), baseVersion + 1) : [];
  });
}
