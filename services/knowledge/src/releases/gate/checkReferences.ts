import { referencesOf } from '../../items/references.ts';
import type { GateCheck } from './checkContent.ts';

/** Every item that is leaned on must be in the release, and product chains (requires, alternatives) must not lead an item to itself. */
export const checkReferences: GateCheck = (index) => index.content.items.flatMap(({ item }) =>
  referencesOf(item).flatMap((reference) => {
    if (reference.to === item.id && reference.path !== 'body.answer') return [{ severity: 'error' as const, check: 'references', itemId: item.id, field: reference.path, message: 'the item names itself' }];
    return index.get(reference.to) ? [] : [{ severity: 'error' as const, check: 'references', itemId: item.id, field: reference.path, message: `there is no item ${reference.to} in this release` }];
  }));
