import type { Condition, Item, Localized, ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';
import { labelOf, nodeKey, RELATIONS, type Label, type Relation, type RelationType } from './schema.ts';

export type NodeProperties = Record<string, string | number | boolean | null>;
export type GraphRows = {
  nodes: ReadonlyMap<Label, NodeProperties[]>;
  edges: ReadonlyMap<Relation, { from: string; to: string }[]>;
  counts: { nodes: number; edges: number };
};

/** Yuan to fen: the graph knows integers only. */
export const toFen = (yuan: number | undefined): number | null => (yuan === undefined ? null : Math.round(yuan * 100));

const RELATION_BY_ENDS: ReadonlyMap<string, Relation> = new Map(RELATIONS.map((r) => [r.join(' '), r]));

/** Turns a release into nodes and relations of the graph, ready to be written by any engine. Relations to items outside the release are left out. */
export function graphRows(content: ReleaseContent): GraphRows {
  const draft = new Draft(content.releaseId);
  draft.node('Release', { id: 'release' }, { number: content.number });
  for (const released of content.items) addItem(draft, released);
  for (const { item } of content.items) addRelations(draft, item, content);
  return draft.done();
}

class Draft {
  readonly #release: string;
  readonly #nodes = new Map<string, { label: Label; properties: NodeProperties }>();
  readonly #wishes: { from: string; type: RelationType; to: string }[] = [];
  constructor(release: string) {
    this.#release = release;
  }

  node(label: Label, origin: { id: string; item?: Item; version?: number; title?: Localized }, properties: NodeProperties = {}): void {
    const { id, item, version, title } = origin;
    if (this.#nodes.has(id)) return;
    this.#nodes.set(id, { label, properties: {
      k: nodeKey(this.#release, id), r: this.#release, id, item: item?.id ?? null, version: version ?? 0,
      title_zh: title?.zh ?? item?.title.zh ?? id, title_en: title?.en ?? item?.title.en ?? null,
      valid_from: item?.validFrom ?? '0001-01-01', valid_to: item?.validTo ?? null, ...properties,
    } });
  }

  edge(from: string, type: RelationType, to: string): void {
    this.#wishes.push({ from, type, to });
  }

  done(): GraphRows {
    const nodes = new Map<Label, NodeProperties[]>();
    for (const [label, members] of groupBy(this.#nodes.values(), (n) => n.label)) nodes.set(label, members.map((n) => n.properties));
    const edges = this.#edges();
    return { nodes, edges, counts: { nodes: this.#nodes.size, edges: [...edges.values()].reduce((n, list) => n + list.length, 0) } };
  }

  #edges(): Map<Relation, { from: string; to: string }[]> {
    const edges = new Map<Relation, { from: string; to: string }[]>(RELATIONS.map((relation) => [relation, []]));
    const seen = new Set<string>();
    for (const { from, type, to } of this.#wishes) {
      const relation = RELATION_BY_ENDS.get(`${labelOf(from)} ${type} ${labelOf(to)}`);
      if (!relation || !this.#nodes.has(from) || !this.#nodes.has(to) || seen.has(`${from} ${type} ${to}`)) continue;
      seen.add(`${from} ${type} ${to}`);
      edges.get(relation)?.push({ from: nodeKey(this.#release, from), to: nodeKey(this.#release, to) });
    }
    return edges;
  }
}

const text = (name: string, value: Localized | undefined): NodeProperties => ({ [`${name}_zh`]: value?.zh ?? null, [`${name}_en`]: value?.en ?? null });

function addItem(draft: Draft, { item, version }: ReleasedItem): void {
  const own = { id: item.id, item, version };
  switch (item.kind) {
    case 'product': return addProduct(draft, item, version);
    case 'rule': {
      draft.node('Rule', own, { effect: item.body.effect.type, priority: item.body.priority, section: item.body.basedOn.section, ...text('explain', item.body.explain) });
      return addCondition(draft, item, version, item.body.when, `condition:${item.id}`, 0);
    }
    case 'fee': return addFee(draft, item, version);
    case 'rate': return addRate(draft, item, version);
    case 'fact': return draft.node('Fact', own, { fact_type: item.body.type, asking_cost: item.body.askingCost });
    case 'document': return addDocument(draft, item, version);
    case 'topic': return draft.node('Topic', own, { topic: item.body.topic });
    case 'faq': return draft.node('Faq', own);
    case 'procedure': return draft.node('Procedure', own);
    case 'branch': return draft.node('Branch', own, { city: item.body.city });
    case 'term': return draft.node('Term', own);
    case 'media': return draft.node('Media', own);
    // Flows and escalations belong to the dialogue; the graph has nothing to say about them.
    case 'flow': case 'escalation': return;
  }
}

function addProduct(draft: Draft, item: Extract<Item, { kind: 'product' }>, version: number): void {
  const { body } = item;
  const part = (kind: string, key: string | number) => `${kind}:${item.id}:${key}`;
  draft.node('Product', { id: item.id, item, version }, { category: body.category, risk: body.risk ?? null, ...text('summary', body.summary), ...text('hours', body.hours), ...text('disclaimer', body.disclaimer) });
  draft.edge(item.id, 'PART_OF', 'release');
  draft.node('Category', { id: `category:${body.category}` });
  draft.edge(item.id, 'IN', `category:${body.category}`);
  body.features.forEach((feature, ord) => { draft.node('Feature', { id: part('feature', ord), item, version, title: feature }, { ord, ...text('text', feature) }); draft.edge(item.id, 'OFFERS', part('feature', ord)); });
  body.limits.forEach((limit, ord) => { draft.node('Limit', { id: part('limit', limit.key), item, version, title: limit.name }, { ord, key: limit.key, amount_fen: toFen(limit.amount), ...text('text', limit.value) }); draft.edge(item.id, 'LIMITED_BY', part('limit', limit.key)); });
  body.materials.forEach((material, ord) => { draft.node('Material', { id: part('material', ord), item, version, title: material }, { ord, ...text('text', material) }); draft.edge(item.id, 'NEEDS', part('material', ord)); });
  body.channels.forEach((channel, ord) => { draft.node('Channel', { id: `channel:${channel}` }, { ord }); draft.edge(item.id, 'OFFERED_AT', `channel:${channel}`); });
  // The risk class is found like any other attribute ("R2 以下的理财").
  for (const [name, value] of Object.entries({ ...body.attributes, ...(body.risk ? { risk: body.risk } : {}) })) {
    draft.node('Attribute', { id: `attribute:${name}=${String(value)}` }, { name, value: String(value) });
    draft.edge(item.id, 'HAS', `attribute:${name}=${String(value)}`);
  }
}

function addFee(draft: Draft, item: Extract<Item, { kind: 'fee' }>, version: number): void {
  const { body } = item;
  draft.node('Fee', { id: item.id, item, version }, {
    fee_type: body.feeType, amount_fen: toFen(body.amount), percent: body.percent ?? null, min_fen: toFen(body.min), max_fen: toFen(body.max),
    currency: body.currency, per: body.per, ...text('note', body.note), ...text('waiver', body.waiver),
  });
  body.bands.forEach((band, ord) => {
    const id = `feeband:${item.id}:${ord}`;
    draft.node('FeeBand', { id, item, version }, { ord, up_to_fen: toFen(band.upTo), amount_fen: toFen(band.amount), percent: band.percent ?? null });
    draft.edge(item.id, 'HAS_BAND', id);
  });
}

function addRate(draft: Draft, item: Extract<Item, { kind: 'rate' }>, version: number): void {
  draft.node('Rate', { id: item.id, item, version }, { rate_type: item.body.rateType, per: item.body.per, ...text('note', item.body.note) });
  item.body.bands.forEach((band, ord) => {
    const id = `rateband:${item.id}:${ord}`;
    draft.node('RateBand', { id, item, version }, { ord, term: band.term ?? null, min_fen: toFen(band.minAmount), max_fen: toFen(band.maxAmount), currency: band.currency ?? null, percent: band.percent });
    draft.edge(item.id, 'HAS_BAND', id);
  });
}

function addDocument(draft: Draft, item: Extract<Item, { kind: 'document' }>, version: number): void {
  draft.node('Document', { id: item.id, item, version });
  item.body.sections.forEach((section, ord) => {
    const id = `section:${item.id}:${section.anchor}`;
    draft.node('Section', { id, item, version, title: section.heading }, { ord, anchor: section.anchor, ...text('text', section.text) });
    draft.edge(item.id, 'CONTAINS', id);
  });
}

function addCondition(draft: Draft, rule: Item, version: number, condition: Condition, id: string, ord: number): void {
  const [op, parts] = 'all' in condition ? ['all', condition.all] as const : 'any' in condition ? ['any', condition.any] as const : 'not' in condition ? ['not', [condition.not]] as const : [condition.op, []] as const;
  const value = 'value' in condition ? JSON.stringify(condition.value) : null;
  draft.node('Condition', { id, item: rule, version }, { ord, op, value });
  if ('fact' in condition) draft.edge(id, 'ON', condition.fact);
  parts.forEach((part, i) => {
    addCondition(draft, rule, version, part, `${id}.${i}`, i);
    draft.edge(id, 'OF', `${id}.${i}`);
  });
}

function addRelations(draft: Draft, item: Item, content: ReleaseContent): void {
  switch (item.kind) {
    case 'product':
      for (const to of item.body.alternatives) draft.edge(item.id, 'ALTERNATIVE_TO', to);
      for (const to of item.body.excludes) draft.edge(item.id, 'EXCLUDES', to);
      for (const to of item.body.requiresProducts) draft.edge(item.id, 'REQUIRES_PRODUCT', to);
      return;
    case 'fee': return draft.edge(item.body.product, 'CHARGES', item.id);
    case 'rate': return draft.edge(item.body.product, 'PAYS', item.id);
    case 'rule': return addRuleRelations(draft, item, content);
    case 'topic': for (const to of item.body.about) draft.edge(item.id, 'ABOUT', to); return;
    case 'faq':
      draft.edge(item.id, 'ANSWERS', `topic.${item.body.topic}`);
      for (const to of item.body.products) draft.edge(item.id, 'MENTIONS', to);
      for (const { document } of item.body.basedOn) draft.edge(item.id, 'BASED_ON', document);
      if (item.body.procedure) draft.edge(item.id, 'SHOWN_BY', item.body.procedure);
      return;
    case 'procedure':
      for (const to of item.body.products) draft.edge(item.id, 'EXPLAINS', to);
      if (item.body.topic) draft.edge(item.id, 'EXPLAINS', `topic.${item.body.topic}`);
      return;
    case 'media': if (item.body.topic) draft.edge(item.id, 'EXPLAINS', `topic.${item.body.topic}`); return;
    case 'fact': case 'document': case 'flow': case 'term': case 'branch': case 'escalation': return;
  }
}

function addRuleRelations(draft: Draft, rule: Extract<Item, { kind: 'rule' }>, content: ReleaseContent): void {
  const { appliesTo, effect, basedOn, supersedes } = rule.body;
  for (const target of appliesTo) for (const product of governed(target, content)) draft.edge(product, 'GOVERNED_BY', rule.id);
  draft.edge(rule.id, 'REQUIRES', `condition:${rule.id}`);
  draft.edge(rule.id, 'BASED_ON', basedOn.document);
  if (supersedes) draft.edge(rule.id, 'SUPERSEDES', supersedes);
  if (effect.type === 'fee_waiver') draft.edge(rule.id, 'WAIVES', effect.fee);
  if (effect.type === 'rate_adjustment') draft.edge(rule.id, 'ADJUSTS', effect.rate);
}

/** A rule for a category governs each of its products. */
function governed(target: string, content: ReleaseContent): string[] {
  if (!target.startsWith('category:')) return [target];
  const category = target.slice('category:'.length);
  return content.items.flatMap(({ item }) => (item.kind === 'product' && item.body.category === category ? [item.id] : []));
}
