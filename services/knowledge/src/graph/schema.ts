/**
 * The graph's whole vocabulary. Every label, relation type and property that may occur stands here, and statements are put together from these
 * names alone, so nothing an editor or a customer writes can become a part of a statement.
 *
 * Every node carries `k` (`<release>|<id>`, the indexed key), `r` (release), `id`, `item` (the item it comes from), `version`, `title_zh`,
 * `title_en`, `valid_from`, `valid_to` (ISO dates, compared as text). Money is in fen (integers), percentages are decimal strings, so that
 * no engine rounds them.
 */
const COMMON = ['k', 'r', 'id', 'item', 'version', 'title_zh', 'title_en', 'valid_from', 'valid_to'] as const;

export const LABELS = {
  Release: ['number', 'complete', 'nodes', 'edges'],
  Category: [],
  Product: ['category', 'summary_zh', 'summary_en', 'hours_zh', 'hours_en', 'risk', 'disclaimer_zh', 'disclaimer_en'],
  Feature: ['ord', 'text_zh', 'text_en'],
  Limit: ['ord', 'key', 'amount_fen', 'text_zh', 'text_en'],
  Material: ['ord', 'text_zh', 'text_en'],
  Attribute: ['name', 'value'],
  Channel: ['ord'],
  Fee: ['fee_type', 'amount_fen', 'percent', 'min_fen', 'max_fen', 'currency', 'per', 'note_zh', 'note_en', 'waiver_zh', 'waiver_en'],
  FeeBand: ['ord', 'up_to_fen', 'amount_fen', 'percent'],
  Rate: ['rate_type', 'per', 'note_zh', 'note_en'],
  RateBand: ['ord', 'term', 'min_fen', 'max_fen', 'currency', 'percent'],
  Rule: ['effect', 'priority', 'explain_zh', 'explain_en', 'section'],
  Condition: ['ord', 'op', 'value'],
  Fact: ['fact_type', 'asking_cost'],
  Document: [],
  Section: ['ord', 'anchor', 'text_zh', 'text_en'],
  Topic: ['topic'],
  Faq: [],
  Procedure: [],
  Branch: ['city'],
  Term: [],
  Media: [],
} as const satisfies Record<string, readonly string[]>;

export type Label = keyof typeof LABELS;
export const LABEL_NAMES = Object.keys(LABELS) as Label[];

/** Relation types, each with the labels it may join. */
export const RELATIONS = [
  ['Product', 'PART_OF', 'Release'], ['Product', 'IN', 'Category'], ['Product', 'OFFERS', 'Feature'], ['Product', 'LIMITED_BY', 'Limit'], ['Product', 'NEEDS', 'Material'],
  ['Product', 'HAS', 'Attribute'], ['Product', 'OFFERED_AT', 'Channel'], ['Product', 'CHARGES', 'Fee'], ['Product', 'PAYS', 'Rate'], ['Product', 'GOVERNED_BY', 'Rule'],
  ['Product', 'ALTERNATIVE_TO', 'Product'], ['Product', 'EXCLUDES', 'Product'], ['Product', 'REQUIRES_PRODUCT', 'Product'],
  ['Fee', 'HAS_BAND', 'FeeBand'], ['Rate', 'HAS_BAND', 'RateBand'],
  ['Rule', 'REQUIRES', 'Condition'], ['Condition', 'OF', 'Condition'], ['Condition', 'ON', 'Fact'], ['Rule', 'SUPERSEDES', 'Rule'], ['Rule', 'BASED_ON', 'Document'],
  ['Rule', 'WAIVES', 'Fee'], ['Rule', 'ADJUSTS', 'Rate'], ['Document', 'CONTAINS', 'Section'],
  ['Topic', 'ABOUT', 'Product'], ['Topic', 'ABOUT', 'Category'], ['Faq', 'ANSWERS', 'Topic'], ['Faq', 'MENTIONS', 'Product'], ['Faq', 'BASED_ON', 'Document'], ['Faq', 'SHOWN_BY', 'Procedure'],
  ['Procedure', 'EXPLAINS', 'Product'], ['Procedure', 'EXPLAINS', 'Topic'], ['Media', 'EXPLAINS', 'Topic'],
] as const satisfies readonly (readonly [Label, string, Label])[];

export type Relation = (typeof RELATIONS)[number];
export type RelationType = Relation[1];

export const propertiesOf = (label: Label): readonly string[] => [...COMMON, ...LABELS[label]];

/** The key a node is found by: releases live side by side and never see each other. */
export const nodeKey = (releaseId: string, id: string): string => `${releaseId}|${id}`;

/** Which label an id has: the prefix of every id, of items and of their parts, says it. */
const LABEL_OF_PREFIX: Record<string, Label> = {
  release: 'Release', category: 'Category', product: 'Product', feature: 'Feature', limit: 'Limit', material: 'Material', attribute: 'Attribute', channel: 'Channel',
  fee: 'Fee', feeband: 'FeeBand', rate: 'Rate', rateband: 'RateBand', rule: 'Rule', condition: 'Condition', fact: 'Fact', document: 'Document', section: 'Section',
  topic: 'Topic', faq: 'Faq', procedure: 'Procedure', branch: 'Branch', term: 'Term', media: 'Media',
};
export const labelOf = (id: string): Label | undefined => LABEL_OF_PREFIX[/^[a-z]+/.exec(id)?.[0] ?? ''];

/** `IN` is a word of the language too, so types are always quoted. */
export const quoted = (type: RelationType): string => `\`${type}\``;

export const indexStatement = (label: Label): string => `CREATE INDEX ${label.toLowerCase()}_k IF NOT EXISTS FOR (n:${label}) ON (n.k)`;
/** Neo4j drops a release by this second index; Grafeo keeps a database per release and needs none. */
export const releaseIndexStatement = (label: Label): string => `CREATE INDEX ${label.toLowerCase()}_r IF NOT EXISTS FOR (n:${label}) ON (n.r)`;
export const createNodesStatement = (label: Label): string =>
  `UNWIND $rows AS row CREATE (n:${label} {${propertiesOf(label).map((p) => `${p}: row.${p}`).join(', ')}})`;
export const createEdgesStatement = ([from, type, to]: Relation): string =>
  `UNWIND $rows AS row MATCH (a:${from} {k: row.from}) MATCH (b:${to} {k: row.to}) CREATE (a)-[:${quoted(type)}]->(b)`;
