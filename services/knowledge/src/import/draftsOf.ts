import type { ImportSheet } from '@lobby/contracts';
import { bundleDigest } from '../export/bundle.ts';
import { trouble, type Draft } from './draft.ts';
import { describeSheet } from './guessMapping.ts';
import type { RawItem, RawSheet, Read } from './reading/read.ts';
import { sheetsToDocument } from './sheetsToDocument.ts';
import type { Bank } from './stored.ts';
import { toDocument } from './toDocument.ts';
import { toFaqs } from './toFaqs.ts';
import type { Wishes } from './wishes.ts';

/** Everything an upload would make, and what its sheets were taken for. */
export async function draftsOf(read: Read, wishes: Wishes, bank: Bank): Promise<{ drafts: Draft[]; sheets: ImportSheet[] }> {
  const described = read.sheets.map((sheet) => ({ sheet, described: describeSheet(sheet, wishes, sheet.name !== '') }));
  const questions = described.filter(({ described: d }) => d.as === 'faqs');
  const texts = described.filter(({ described: d }) => d.as === 'document').map(({ sheet }) => sheet);
  const drafts = [
    ...read.items.map(rawDraft), ...(read.digest === undefined ? [] : await alteredBundle(read, read.digest)),
    ...read.documents.map((document) => toDocument(document, wishes, bank)),
    ...byFile(texts).map((sheets) => workbookDraft(sheets, wishes, bank)),
    ...questions.flatMap(({ sheet, described: d }) => toFaqs(sheet, d, wishes, bank)),
  ];
  return { drafts, sheets: described.map(({ described: d }) => d) };
}

function rawDraft({ place, value }: RawItem): Draft {
  const { id, title } = (value ?? {}) as { id?: unknown; title?: { zh?: unknown } };
  return { place, value, id: typeof id === 'string' ? id : null, title: typeof title?.zh === 'string' ? title.zh : null, troubles: [], notes: [] };
}

/** A bundle says what its items hash to, so that one that was cut, or changed by hand, is noticed. */
async function alteredBundle(read: Read, digest: string): Promise<Draft[]> {
  const place = { file: read.items[0]?.place.file ?? '' };
  if (digest === await bundleDigest(read.items.map((i) => i.value))) return [];
  return [{ place, id: null, title: null, value: null, notes: [], troubles: [trouble('altered', 'digest', 'the items are not those the bundle was written with: it was cut or changed', place)] }];
}

function byFile(sheets: readonly RawSheet[]): RawSheet[][] {
  const files = new Map<string, RawSheet[]>();
  for (const sheet of sheets) files.set(sheet.file, [...(files.get(sheet.file) ?? []), sheet]);
  return [...files.values()];
}

function workbookDraft(sheets: readonly RawSheet[], wishes: Wishes, bank: Bank): Draft {
  const { raw, judged } = sheetsToDocument(sheets, wishes);
  const draft = toDocument(raw, wishes, bank);
  const isNote = (code: string): boolean => code === 'formula_shown' || code === 'merged_filled';
  return { ...draft, troubles: [...draft.troubles, ...judged.filter((j) => !isNote(j.code))], notes: [...draft.notes, ...judged.filter((j) => isNote(j.code))] };
}
