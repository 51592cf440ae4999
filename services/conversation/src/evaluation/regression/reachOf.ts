import type { Item, RegressionCase, ReleaseContent } from '@lobby/contracts';

/** How far a change may reach into the cases of the bench. */
export type Reach = {
  /** Understanding or the dialogue itself may have moved: every case counts. */
  everything: boolean;
  /** What is found by searching may have moved. */
  search: boolean;
  /** True for a case whose last outcome rests on what changed, or on what that is about. */
  touches(last: Pick<RegressionCase, 'items'>): boolean;
};

/** Kinds that neither understanding nor the dialogue reads: they turn an answer by standing in it, or by being about the same product. */
const LOCAL: ReadonlySet<Item['kind']> = new Set(['fee', 'rate', 'rule', 'fact', 'document', 'branch', 'media', 'procedure']);

/**
 * Which cases a change may turn. An item on which some case rests turns those cases; a rule, or an item that no case rests on (a new one, for instance), turns all that
 * rest on anything of the same product. A new branch brings a city that understanding learns.
 * @param changed ids that differ between the content and the served release, in either direction; empty reaches everything
 * @param before the outcomes on the served release
 */
export function reachOf(content: ReleaseContent, changed: readonly string[], before: readonly Pick<RegressionCase, 'items'>[]): Reach {
  const restedOn = new Set(before.flatMap((c) => c.items));
  const kinds = changed.map(kindOf);
  const isNewBranch = changed.some((id) => kindOf(id) === 'branch' && !restedOn.has(id));
  const byId = new Map(content.items.map(({ item }) => [item.id, item]));
  const direct = new Set(changed);
  const about = new Set(changed.filter((id) => kindOf(id) === 'rule' || !restedOn.has(id)).flatMap((id) => subjectsOf(byId.get(id), byId)));
  return {
    everything: changed.length === 0 || isNewBranch || kinds.some((kind) => kind !== 'faq' && !LOCAL.has(kind)),
    search: kinds.includes('faq'),
    touches: ({ items }) => items.some((id) => direct.has(id) && kindOf(id) !== 'faq') || (about.size > 0 && items.some((id) => subjectsOf(byId.get(id), byId).some((subject) => about.has(subject)))),
  };
}

const kindOf = (id: string): Item['kind'] => id.slice(0, id.indexOf('.')) as Item['kind'];

/** The products an item of the graph is about; a rule for a category is about each of its products. */
function subjectsOf(item: Item | undefined, byId: ReadonlyMap<string, Item>): string[] {
  switch (item?.kind) {
    case 'product': return [item.id];
    case 'fee': case 'rate': return [item.body.product];
    case 'rule': return item.body.appliesTo.flatMap((to) => (to.startsWith('category:') ? productsIn(to, byId) : [to]));
    default: return [];
  }
}

const productsIn = (category: string, byId: ReadonlyMap<string, Item>): string[] =>
  [...byId.values()].flatMap((item) => (item.kind === 'product' && `category:${item.body.category}` === category ? [item.id] : []));
