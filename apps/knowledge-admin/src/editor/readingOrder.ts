/** How a person writes an item; the database gives its fields back in an order of its own. */
const FIRST: readonly string[] = [
  'id', 'kind', 'title', 'owner', 'validFrom', 'validTo', 'reviewBy', 'tags', 'body', 'zh', 'en', 'topic', 'topics', 'product', 'products', 'category', 'appliesTo', 'effect', 'type', 'when', 'all', 'any', 'not', 'fact', 'op', 'value',
  'key', 'name', 'anchor', 'heading', 'feeType', 'rateType', 'term', 'minAmount', 'maxAmount', 'upTo', 'amount', 'percent', 'per', 'requires', 'slots', 'steps',
];

/** The same item with its fields in reading order. Lists keep theirs. */
export function inReadingOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inReadingOrder);
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort((a, b) => rank(a) - rank(b));
  return Object.fromEntries(names.map((name) => [name, inReadingOrder((value as Record<string, unknown>)[name])]));
}

function rank(name: string): number {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
}
