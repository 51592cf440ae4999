import type { Condition, Item } from '@lobby/contracts';
import { sourcesOf } from '../sources/sourcesOf.ts';
import { placeholdersIn } from './placeholders.ts';
import { textsIn } from './textsIn.ts';

/** One mention of another item: where it stands and what it names. `category:<name>` mentions are not items and are left out. */
export type Reference = { path: string; to: string };

/** Placeholders of a running dialogue, which name no item. */
const DIALOGUE_WORDS = /^(slot|result)\./;

/** Every item an item leans on: products, fees, facts, documents, procedures, and what its texts fill in. */
export function referencesOf(item: Item): Reference[] {
  return [...direct(item), ...placeholders(item)];
}

function direct(item: Item): Reference[] {
  switch (item.kind) {
    case 'product': return [...list('body.alternatives', item.body.alternatives), ...list('body.excludes', item.body.excludes), ...list('body.requiresProducts', item.body.requiresProducts), ...documents(item)];
    case 'rule': return ruleReferences(item);
    case 'fee':
    case 'rate': return [{ path: 'body.product', to: item.body.product }, ...documents(item)];
    case 'faq': return [
      ...list('body.products', item.body.products), ...(item.body.procedure ? [{ path: 'body.procedure', to: item.body.procedure }] : []),
      ...documents(item),
    ];
    case 'procedure': return [...list('body.products', item.body.products), ...documents(item)];
    case 'topic': return item.body.about.flatMap((to, i) => (to.startsWith('category:') ? [] : [{ path: `body.about[${i}]`, to }]));
    case 'fact': case 'document': case 'media': case 'flow': case 'term': case 'branch': case 'escalation': return [];
  }
}

const documents = (item: Item): Reference[] => sourcesOf(item).map(({ path, document }) => ({ path: `${path}.document`, to: document }));

function ruleReferences(item: Extract<Item, { kind: 'rule' }>): Reference[] {
  const { appliesTo, effect, supersedes, when } = item.body;
  return [
    ...appliesTo.flatMap((to, i) => (to.startsWith('category:') ? [] : [{ path: `body.appliesTo[${i}]`, to }])),
    ...(effect.type === 'fee_waiver' ? [{ path: 'body.effect.fee', to: effect.fee }] : []),
    ...(effect.type === 'rate_adjustment' ? [{ path: 'body.effect.rate', to: effect.rate }] : []),
    ...(effect.type === 'limit' && effect.multipleOf ? [{ path: 'body.effect.multipleOf.fact', to: effect.multipleOf.fact }] : []),
    ...documents(item),
    ...(supersedes ? [{ path: 'body.supersedes', to: supersedes }] : []),
    ...conditionFacts(when, 'body.when'),
  ];
}

/** The facts a condition asks for, each with its place. */
export function conditionFacts(condition: Condition, path: string): Reference[] {
  if ('all' in condition) return condition.all.flatMap((c, i) => conditionFacts(c, `${path}.all[${i}]`));
  if ('any' in condition) return condition.any.flatMap((c, i) => conditionFacts(c, `${path}.any[${i}]`));
  if ('not' in condition) return conditionFacts(condition.not, `${path}.not`);
  return [{ path: `${path}.fact`, to: condition.fact }];
}

const list = (path: string, ids: readonly string[]): Reference[] => ids.map((to, i) => ({ path: `${path}[${i}]`, to }));

/** Walks every text of the body for `{{fee.x}}` and the like. */
function placeholders(item: Item): Reference[] {
  return textsIn(item).filter(({ path, text }) => path.startsWith('body') && text.includes('{{'))
    .flatMap(({ path, text }) => placeholdersIn(text).filter(({ id }) => !DIALOGUE_WORDS.test(id)).map(({ id }) => ({ path, to: id })));
}
