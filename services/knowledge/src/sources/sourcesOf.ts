import type { Item, Source } from '@lobby/contracts';

/** Every section an item says it stands on, with the field that says so. */
export function sourcesOf(item: Item): (Source & { path: string })[] {
  switch (item.kind) {
    case 'rule': return [{ ...item.body.basedOn, path: 'body.basedOn' }];
    case 'faq': case 'product': case 'fee': case 'rate': case 'procedure': return (item.body.basedOn ?? []).map((source, i) => ({ ...source, path: `body.basedOn[${i}]` }));
    case 'fact': case 'document': case 'media': case 'topic': case 'flow': case 'term': case 'branch': case 'escalation': return [];
  }
}
