import type { Item, ItemOf } from '@lobby/contracts';
import { withoutNumber } from '../import/slug.ts';
import { sourcesOf } from './sourcesOf.ts';

export type SectionChange = 'changed' | 'removed';
/** A section that changed under an item that cites it. */
export type Mark = { itemId: string; document: string; section: string; change: SectionChange; documentVersion: number };
type Section = ItemOf<'document'>['body']['sections'][number];

/**
 * Sections whose words changed between two versions of a document, in any language; null is a document that goes out of service. A section that merely got
 * another number, or another place, is the same.
 */
export function changedSections(before: ItemOf<'document'>, after: ItemOf<'document'> | null): Map<string, SectionChange> {
  const now = new Map((after?.body.sections ?? []).map((s) => [s.anchor, wordsOf(s)]));
  const changes = new Map<string, SectionChange>();
  for (const section of before.body.sections) {
    const words = now.get(section.anchor);
    if (words !== wordsOf(section)) changes.set(section.anchor, words === undefined ? 'removed' : 'changed');
  }
  return changes;
}

const wordsOf = ({ heading, text }: Section): string =>
  [withoutNumber(heading.zh), withoutNumber(heading.en ?? ''), text.zh, text.en ?? ''].map((t) => t.replace(/\s+/g, ' ').trim()).join('\n');

/** Which of these items cite a section that changed. */
export function marksFor(items: Iterable<Item>, document: string, changes: ReadonlyMap<string, SectionChange>, documentVersion: number): Mark[] {
  return [...items].flatMap((item) => {
    const sections = new Set(sourcesOf(item).filter((s) => s.document === document).map((s) => s.section));
    return [...sections].flatMap((section) => { const change = changes.get(section); return change ? [{ itemId: item.id, document, section, change, documentVersion }] : []; });
  });
}
