import { LABEL_NAMES, LABELS, quoted, RELATIONS, type Label } from './schema.ts';

/**
 * Every statement that may be read. They run unchanged on Grafeo and Neo4j, take values as parameters only, never write, and begin at an indexed
 * node: `$k` or each of `$ks` is a node key. `$asOf` is an ISO date: what is not valid on it is not found.
 *
 * Bands are read as a list beside what they belong to, in no order (`ord` says it): an OPTIONAL MATCH looks through all fees in Grafeo before it joins
 * (0.9 ms where this takes 0.2), and a row for each band would repeat the fee's own texts in every one of them.
 */
const valid = (n: string) => `${n}.valid_from <= $asOf AND (${n}.valid_to IS NULL OR ${n}.valid_to >= $asOf)`;
const ITEM = '.id, .item, .version, .title_zh, .title_en, .valid_from, .valid_to';
const map = (n: string, label: Label) => `${n}{${ITEM}${LABELS[label].map((p) => `, .${p}`).join('')}} AS ${label.toLowerCase()}`;
const bands = (n: string, label: Extract<Label, 'FeeBand' | 'RateBand'>) => `[(${n})-[:HAS_BAND]->(b:${label}) | b{${LABELS[label].map((p) => `.${p}`).join(', ')}}] AS bands`;
const PRODUCTS = `UNWIND $ks AS key MATCH (p:Product {k: key})`;

const STATEMENTS = {
  products: `${PRODUCTS} WHERE ${valid('p')} RETURN ${map('p', 'Product')}`,
  productsOfCategory: `MATCH (c:Category {k: $k})<-[:${quoted('IN')}]-(p:Product) WHERE ${valid('p')} RETURN ${map('p', 'Product')} ORDER BY p.id`,
  productsOfTopic: `MATCH (t:Topic {k: $k})-[:ABOUT]->(p:Product) WHERE ${valid('p')} RETURN ${map('p', 'Product')} ORDER BY p.id`,
  productsOfTopicCategories: `MATCH (t:Topic {k: $k})-[:ABOUT]->(c:Category)<-[:${quoted('IN')}]-(p:Product) WHERE ${valid('p')} RETURN ${map('p', 'Product')} ORDER BY p.id`,
  fees: `${PRODUCTS}-[:CHARGES]->(f:Fee) WHERE ${valid('p')} AND ${valid('f')} RETURN p.id AS product, ${map('f', 'Fee')}, ${bands('f', 'FeeBand')} ORDER BY f.id`,
  rates: `${PRODUCTS}-[:PAYS]->(f:Rate) WHERE ${valid('p')} AND ${valid('f')} RETURN p.id AS product, ${map('f', 'Rate')}, ${bands('f', 'RateBand')} ORDER BY f.id`,
  limits: `${PRODUCTS}-[:LIMITED_BY]->(l:Limit) WHERE ${valid('p')} RETURN p.id AS product, ${map('l', 'Limit')} ORDER BY l.ord`,
  materials: `${PRODUCTS}-[:NEEDS]->(m:Material) WHERE ${valid('p')} RETURN p.id AS product, ${map('m', 'Material')} ORDER BY m.ord`,
  features: `${PRODUCTS}-[:OFFERS]->(f:Feature) WHERE ${valid('p')} RETURN p.id AS product, ${map('f', 'Feature')} ORDER BY f.ord`,
  channels: `${PRODUCTS}-[:OFFERED_AT]->(c:Channel) WHERE ${valid('p')} RETURN p.id AS product, c.id AS channel ORDER BY c.ord, c.id`,
  rules: `${PRODUCTS}-[:GOVERNED_BY]->(r:Rule) WHERE ${valid('p')} AND ${valid('r')} RETURN p.id AS product, r.id AS rule ORDER BY r.id`,
  alternatives: `${PRODUCTS}-[:ALTERNATIVE_TO]->(a:Product) WHERE ${valid('p')} AND ${valid('a')} RETURN p.id AS of, a{.id, .title_zh, .title_en} AS product ORDER BY a.id`,
  /** One row per wish a product fulfils: the caller keeps the products that fulfil them all. */
  productsWithAttributes: `UNWIND $ks AS key MATCH (a:Attribute {k: key})<-[:HAS]-(p:Product) WHERE ${valid('p')} RETURN a.name AS attribute, a.value AS value, ${map('p', 'Product')} ORDER BY p.id`,
  nodeCount: `MATCH (x:Release {k: $k}) RETURN x.nodes AS nodes, x.edges AS edges, x.complete AS complete`,
} as const satisfies Record<string, string>;

const around = (label: Label): [string, string][] => [
  [`out:${label}`, `MATCH (n:${label} {k: $k})-[e]->(m) RETURN type(e) AS type, m{${ITEM}} AS node ORDER BY m.id`],
  [`in:${label}`, `MATCH (n:${label} {k: $k})<-[e]-(m) RETURN type(e) AS type, m{${ITEM}} AS node ORDER BY m.id`],
  [`node:${label}`, `MATCH (n:${label} {k: $k}) RETURN n{${ITEM}} AS node`],
];

export type QueryName = keyof typeof STATEMENTS | `${'in' | 'out' | 'node'}:${Label}`;

/** The allow-list: name → statement. The neighbourhood statements exist once per label, because a label cannot be a parameter. */
export const QUERIES: ReadonlyMap<string, string> = new Map([...Object.entries(STATEMENTS), ...LABEL_NAMES.flatMap(around)]);

/** Counts a release after a build: one statement per label and per relation. */
export const countNodes = (label: Label): string => `MATCH (n:${label} {r: $r}) RETURN count(n) AS n`;
export const countEdges = ([from, type, to]: (typeof RELATIONS)[number]): string => `MATCH (a:${from} {r: $r})-[e:${quoted(type)}]->(b:${to}) RETURN count(e) AS n`;
