import type { GateFinding, Item } from '@lobby/contracts';
import { sourcesOf } from '../../sources/sourcesOf.ts';
import { referencesOf, type Reference } from '../../items/references.ts';
import { oncePer } from '../../oncePer.ts';
import type { ContentIndex } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

/** The kind an item must have where it is named by the end of a field's path. Placeholders may name several kinds and are judged by filling them. */
const WANTED: readonly (readonly [RegExp, string])[] = [
  [/\.fact$/, 'fact'], [/\.document$/, 'document'], [/\.effect\.fee$/, 'fee'], [/\.effect\.rate$/, 'rate'], [/^body\.product$/, 'product'], [/^body\.procedure$/, 'procedure'], [/^body\.supersedes$/, 'rule'],
  [/^body\.(products|alternatives|excludes|requiresProducts|appliesTo)\[\d+\]$/, 'product'],
];

/** Every item that is leaned on must be in the release and of the right kind, every cited section must exist, and no product may need itself. */
export const checkReferences: GateCheck = (index) => [
  ...index.content.items.flatMap(({ item }) => mentions(item).flatMap((reference) => dangling(item, reference, index))),
  ...index.content.items.flatMap(({ item }) => sections(item, index)),
  ...circles(index), ...contraries(index),
];

const mentions = oncePer(referencesOf);

function dangling(item: Item, reference: Reference, index: ContentIndex): GateFinding[] {
  if (reference.to === item.id && reference.path !== 'body.answer') return [error(item.id, reference.path, 'the item names itself')];
  const found = index.get(reference.to);
  if (!found) return [error(item.id, reference.path, `there is no item ${reference.to} in this release`)];
  const wanted = WANTED.find(([path]) => path.test(reference.path))?.[1];
  return wanted && found.item.kind !== wanted ? [error(item.id, reference.path, `${reference.to} is a ${found.item.kind}; a ${wanted} is needed here`)] : [];
}

function sections(item: Item, index: ContentIndex): GateFinding[] {
  return sourcesOf(item).flatMap(({ document, section, path }) => {
    const found = index.find('document', document);
    return found && !found.item.body.sections.some((s) => s.anchor === section) ? [error(item.id, `${path}.section`, `${document} has no section "${section}"`)] : [];
  });
}

/** A product that can only be had by who has it already. */
function circles(index: ContentIndex): GateFinding[] {
  return index.of('product').flatMap(({ item }) => (needs(item.id, item.id, index, new Set()) ? [error(item.id, 'body.requiresProducts', 'needs itself in a circle')] : []));
}

function needs(id: string, start: string, index: ContentIndex, seen: Set<string>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return (index.find('product', id)?.item.body.requiresProducts ?? []).some((next) => next === start || needs(next, start, index, seen));
}

/** Offered instead of something that excludes it, or needed and excluded at once. */
function contraries(index: ContentIndex): GateFinding[] {
  return index.of('product').flatMap(({ item }) => {
    const excluded = new Set(item.body.excludes);
    const both = item.body.requiresProducts.filter((id) => excluded.has(id));
    return both.map((id) => error(item.id, 'body.excludes', `${id} is needed and excluded at once`));
  });
}

const error = (itemId: string, field: string, message: string): GateFinding => ({ severity: 'error', check: 'references', itemId, field, message });
