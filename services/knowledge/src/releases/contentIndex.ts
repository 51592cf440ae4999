import type { ItemKind, ItemOf, ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';

export type Released<K extends ItemKind> = { item: ItemOf<K>; version: number };

/** A release's content as the rest of the service reads it: by id and by kind. Holds references only, never copies. */
export type ContentIndex = {
  readonly content: ReleaseContent;
  get(id: string): ReleasedItem | undefined;
  /** The item when it is of this kind. */
  find<K extends ItemKind>(kind: K, id: string): Released<K> | undefined;
  of<K extends ItemKind>(kind: K): readonly Released<K>[];
  /** The topic item of a topic's name, as understanding and questions carry it. */
  topic(name: string | undefined): Released<'topic'> | undefined;
};

export function indexContent(content: ReleaseContent): ContentIndex {
  const byId = new Map(content.items.map((i) => [i.item.id, i]));
  const byKind = groupBy(content.items, (i) => i.item.kind);
  const of = <K extends ItemKind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly Released<K>[];
  // Reversed, so that of two with one name the first stays.
  const topics = new Map(of('topic').toReversed().map((t) => [t.item.body.topic, t]));
  return {
    content,
    get: (id) => byId.get(id),
    find: <K extends ItemKind>(kind: K, id: string) => {
      const found = byId.get(id);
      return found && isKind(found, kind) ? found : undefined;
    },
    of,
    topic: (name) => (name === undefined ? undefined : topics.get(name)),
  };
}

const isKind = <K extends ItemKind>(released: ReleasedItem, kind: K): released is ReleasedItem & Released<K> => released.item.kind === kind;

/** True when the item may be served on that calendar date. Both ends count. */
export function isValidOn(item: { validFrom: string; validTo?: string | undefined }, asOf: string): boolean {
  return item.validFrom <= asOf && (!item.validTo || item.validTo >= asOf);
}
