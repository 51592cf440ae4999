import type { Condition, Facts, Truth } from '@lobby/contracts';
import { evaluateCondition, leavesOf, type Lookup } from './evaluateCondition.ts';
import { factDomain, type DomainValue, type FactShape } from './factDomain.ts';
import { and } from './kleene.ts';

/** Combinations tried per group of conditions that share unknown facts; beyond it every unknown fact counts as able to matter. */
const MAX_COMBINATIONS = 20_000;

export type OpenFact = { fact: string; /** Expected reduction of uncertainty about the outcome, in bits. */ information: number };
export type OpenOutcome = { outcome: Truth; open: OpenFact[] };
type Group = { conditions: Condition[]; facts: string[] };
type Tried = { facts: string[]; domains: DomainValue[][]; holds: Uint8Array };

/**
 * Whether all `requirements` hold and, if that cannot be said yet, which unknown facts could still change it. Kleene alone would also name facts
 * whose answer makes no difference ("age ≥ 18 or age < 18"); here every combination of representative answers is tried.
 * @param shapes bounds and options of facts, by id
 */
export function openFacts(requirements: readonly Condition[], facts: Facts, shapes: ReadonlyMap<string, FactShape>): OpenOutcome {
  const known: Lookup = (fact) => facts[fact];
  const truths = requirements.map((condition) => evaluateCondition(condition, known));
  const outcome = and(truths);
  if (outcome !== null) return { outcome, open: [] };
  const groups = groupBySharedFacts(requirements.filter((_c, i) => truths[i] === null), facts);
  const tried = groups.map((group) => tryAll(group, facts, shapes));
  if (tried.some((t) => t !== null && !t.holds.includes(1))) return { outcome: false, open: [] };
  if (tried.every((t) => t !== null && !t.holds.includes(0))) return { outcome: true, open: [] };
  return { outcome: null, open: groups.flatMap((group, i) => factsThatMatter(group, tried[i] ?? null, othersProbability(tried, i))) };
}

/** Conditions that share an unknown fact must be tried together; all others are independent. */
function groupBySharedFacts(conditions: readonly Condition[], facts: Facts): Group[] {
  const groups: Group[] = [];
  for (const condition of conditions) {
    const unknown = [...new Set(leavesOf(condition).map((leaf) => leaf.fact).filter((fact) => facts[fact] === undefined))];
    const joined = groups.filter((g) => g.facts.some((fact) => unknown.includes(fact)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push({ conditions: [...joined.flatMap((g) => g.conditions), condition], facts: [...new Set([...joined.flatMap((g) => g.facts), ...unknown])] });
  }
  return groups;
}

/** The truth of a group for every combination of representative answers; null when there are too many. A value that no condition can read counts as not holding. */
function tryAll(group: Group, facts: Facts, shapes: ReadonlyMap<string, FactShape>): Tried | null {
  const domains = group.facts.map((fact) => factDomain(fact, group.conditions, shapes.get(fact)));
  const size = domains.reduce((n, domain) => n * domain.length, 1);
  if (size > MAX_COMBINATIONS || size === 0) return null;
  const holds = new Uint8Array(size);
  const chosen = new Map<string, DomainValue>();
  const lookup: Lookup = (fact) => chosen.get(fact) ?? facts[fact];
  for (let i = 0; i < size; i += 1) {
    group.facts.forEach((fact, f) => chosen.set(fact, valueAt(domains, f, i)));
    holds[i] = and(group.conditions.map((c) => evaluateCondition(c, lookup))) === true ? 1 : 0;
  }
  return { facts: group.facts, domains, holds };
}

/** Combination `index` written in mixed radix: the value of the `f`-th fact. */
const valueAt = (domains: readonly DomainValue[][], f: number, index: number): DomainValue => {
  const domain = domains[f] ?? [];
  return domain[Math.floor(index / stride(domains, f)) % domain.length] as DomainValue;
};
const stride = (domains: readonly DomainValue[][], f: number): number => domains.slice(0, f).reduce((n, d) => n * d.length, 1);

const probability = (t: Tried | null): number => (t === null ? 0.5 : t.holds.reduce((n, h) => n + h, 0) / t.holds.length);
const othersProbability = (tried: readonly (Tried | null)[], except: number): number => tried.reduce((p, t, i) => (i === except ? p : p * probability(t)), 1);

function factsThatMatter(group: Group, tried: Tried | null, others: number): OpenFact[] {
  if (tried === null) return group.facts.map((fact) => ({ fact, information: 0 }));
  return tried.facts.flatMap((fact, f) => (canChange(tried, f) ? [{ fact, information: informationOf(tried, f, others) }] : []));
}

/** True when two combinations that differ in this fact alone come to different ends. */
function canChange({ domains, holds }: Tried, f: number): boolean {
  const step = stride(domains, f);
  const size = domains[f]?.length ?? 1;
  return holds.some((h, i) => {
    const position = Math.floor(i / step) % size;
    return position > 0 && holds[i - position * step] !== h;
  });
}

/** Entropy of the outcome now, less its expected entropy once the fact is known; every representative answer counts the same. */
function informationOf(tried: Tried, f: number, others: number): number {
  const step = stride(tried.domains, f);
  const size = tried.domains[f]?.length ?? 1;
  const holding = Array.from({ length: size }, () => 0);
  tried.holds.forEach((h, i) => { const at = Math.floor(i / step) % size; holding[at] = (holding[at] ?? 0) + h; });
  const each = tried.holds.length / size;
  const after = holding.reduce((sum, n) => sum + entropy((n / each) * others), 0) / size;
  return entropy(probability(tried) * others) - after;
}

const entropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -p * Math.log2(p) - (1 - p) * Math.log2(1 - p));
