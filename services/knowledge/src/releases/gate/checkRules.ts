import type { Condition, GateFinding, ItemOf } from '@lobby/contracts';
import { canonicalJson } from '../../items/canonical.ts';
import { conditionFacts } from '../../items/references.ts';
import { groupBy } from '../../groupBy.ts';
import { oncePer } from '../../oncePer.ts';
import { leavesOf, type Leaf } from '../../rules/evaluateCondition.ts';
import { openFacts } from '../../rules/openFacts.ts';
import { requirementOf, shapesOf } from '../../rules/requirement.ts';
import { isValidOn, type ContentIndex, type Released } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

/** Rules that can never or will always hold, contradict each other for a product, compare a fact with a value it cannot have, or supersede in a circle. */
export const checkRules: GateCheck = (index) => [
  ...index.of('rule').flatMap((rule) => [...unreachable(rule, index), ...wrongValues(rule, index), ...circles(rule, index)]),
  ...contradictions(index), ...doubles(index),
];

function unreachable(rule: Released<'rule'>, index: ContentIndex): GateFinding[] {
  const { outcome } = openFacts([rule.item.body.when], {}, shapesOf(index));
  if (outcome === null) return [];
  const message = outcome ? 'the condition always holds, so the rule says nothing' : 'the condition can never hold';
  return [{ severity: outcome ? 'warning' : 'error', check: 'unreachable', itemId: rule.item.id, field: 'body.when', message }];
}

function wrongValues(rule: Released<'rule'>, index: ContentIndex): GateFinding[] {
  const places = conditionFacts(rule.item.body.when, 'body.when').map(({ path }) => path.replace(/\.fact$/, ''));
  return leavesOf(rule.item.body.when).flatMap((leaf, i) => {
    const fact = index.find('fact', leaf.fact);
    const message = fact ? misfit(leaf, fact.item) : undefined;
    return message ? [{ severity: 'error' as const, check: 'fact_values', itemId: rule.item.id, field: places[i] ?? 'body.when', message: `${leaf.fact}: ${message}` }] : [];
  });
}

function misfit(leaf: Leaf, fact: ItemOf<'fact'>): string | undefined {
  if (leaf.op === 'exists') return undefined;
  const values = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const { type, options } = fact.body;
  const wanted = type === 'number' || type === 'money' ? 'number' : type === 'boolean' ? 'boolean' : 'string';
  const odd = values.find((v) => typeof v !== wanted);
  if (odd !== undefined) return `is ${type}, the rule compares it with ${JSON.stringify(odd)}`;
  const unknown = type === 'enum' ? values.find((v) => !options.some((o) => o.value === v)) : undefined;
  return unknown === undefined ? undefined : `has no option ${JSON.stringify(unknown)}`;
}

function circles(rule: Released<'rule'>, index: ContentIndex): GateFinding[] {
  const seen = new Set([rule.item.id]);
  for (let at = rule.item.body.supersedes; at; at = index.find('rule', at)?.item.body.supersedes) {
    if (at === rule.item.id) return [{ severity: 'error', check: 'supersedes', itemId: rule.item.id, field: 'body.supersedes', message: 'supersedes itself in a circle' }];
    if (seen.has(at)) return [];
    seen.add(at);
  }
  return [];
}

/** Requirements of one product that nobody could ever meet together, on any date that a rule begins. */
function contradictions(index: ContentIndex): GateFinding[] {
  const byProduct = groupBy(index.of('rule').flatMap((rule) => productsOf(rule, index).map((product) => ({ product, rule }))), (x) => x.product);
  return [...byProduct].flatMap(([product, members]) => {
    const rules = members.map((m) => m.rule).filter((r) => r.item.body.effect.type === 'require' || r.item.body.effect.type === 'exclude');
    const dates = [...new Set(rules.map((r) => r.item.validFrom))];
    const clash = dates.find((date) => contradicts(rules.filter((r) => isValidOn(r.item, date)), index));
    return clash === undefined ? [] : [{ severity: 'error' as const, check: 'contradiction', itemId: product, field: 'rules', message: `from ${clash} no customer at all could fulfil the rules ${rules.map((r) => r.item.id).join(', ')}` }];
  });
}

function contradicts(rules: readonly Released<'rule'>[], index: ContentIndex): boolean {
  const superseded = new Set(rules.flatMap((r) => (r.item.body.supersedes ? [r.item.body.supersedes] : [])));
  const requirements: Condition[] = rules.filter((r) => !superseded.has(r.item.id)).map(requirementOf);
  return openFacts(requirements, {}, shapesOf(index)).outcome === false;
}

/** Two rules that say just the same on the same days: one of them will be forgotten when the other changes. */
function doubles(index: ContentIndex): GateFinding[] {
  const rules = index.of('rule');
  const same = groupBy(rules, ({ item }) => substanceOf(item));
  return [...same.values()].flatMap((group) => group.flatMap((rule, i) => group.slice(0, i).filter((other) => meet(rule.item, other.item)).map((other): GateFinding =>
    ({ severity: 'warning', check: 'duplicate_rule', itemId: rule.item.id, field: 'body.when', message: `says the same as ${other.item.id} on the same days` }))));
}

const substanceOf = oncePer(({ body }: ItemOf<'rule'>) => canonicalJson([body.appliesTo.toSorted(), body.effect, body.when]));

const meet = (a: Dated, b: Dated): boolean => a.validFrom <= (b.validTo ?? '9999') && b.validFrom <= (a.validTo ?? '9999');
type Dated = { validFrom: string; validTo?: string | undefined };

const productsOf = (rule: Released<'rule'>, index: ContentIndex): string[] => rule.item.body.appliesTo.flatMap((to) =>
  to.startsWith('category:') ? index.of('product').filter((p) => `category:${p.item.body.category}` === to).map((p) => p.item.id) : [to]);
