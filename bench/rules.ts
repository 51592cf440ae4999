import type { Facts } from '@lobby/contracts';
import { goldCard } from '@lobby/knowledge/measuring';
import { round, summarise } from './stats.ts';
import type { Bench } from './bench.ts';

const PAIRS = 60;
const PER_SLICE = 400;
const JUDGED_PER_SLICE = 40;

/** Customers of every kind: complete, refused for one reason or another, and with facts missing. */
const CUSTOMERS: readonly Facts[] = Array.from({ length: 64 }, (_, i) => ({ 'fact.age': 16 + (i % 54), 'fact.income': 2_000 + (i * 631) % 12_000, 'fact.fund-months': i % 20, 'fact.overdue': i % 9 === 0 }));
const MISSING: Facts = { 'fact.age': 30, 'fact.overdue': false };

export const benchRules: Bench = { name: 'rules', about: 'a verdict by a plain function, json-rules-engine and here (µs), and what each can say', run: measureRules };

/**
 * The gold card's rules as a plain if-else, in json-rules-engine and here: microseconds a decision in interleaved slices, and what each can say about the same
 * customers. The plain function is the floor; what it cannot say is the reason for the others.
 */
async function measureRules(): Promise<object> {
  const ours = goldCard();
  const engine = await openJsonRules();
  const slices = { ifElse: [] as number[], decide: [] as number[], judge: [] as number[], jsonRulesEngine: [] as number[] };
  for (let pair = 0; pair < PAIRS; pair += 1) {
    slices.ifElse.push(slice(PER_SLICE, (c) => plain(c)));
    slices.decide.push(slice(PER_SLICE, (c) => ours.decide(c)));
    slices.judge.push(slice(JUDGED_PER_SLICE, (c) => ours.judge(c)));
    slices.jsonRulesEngine.push(await sliceAsync(JUDGED_PER_SLICE, engine));
  }
  const micros = Object.fromEntries(Object.entries(slices).map(([name, values]) => [name, summarise(values)]));
  const median = (name: keyof typeof slices): number => micros[name]?.p50 ?? Number.NaN;
  return {
    unit: 'microseconds per customer, medians of interleaved slices', micros,
    ratios: { decideToIfElse: round(median('decide') / median('ifElse')), judgeToJsonRulesEngine: round(median('judge') / median('jsonRulesEngine')) },
    agree: { customers: CUSTOMERS.length, withIfElse: await agreement(ours.decide, async (c) => plain(c)), withJsonRulesEngine: await agreement(ours.decide, engine) },
    withAFactMissing: await explain(ours.judge(MISSING), engine),
  };
}

function plain(facts: Facts): boolean {
  const [age, income, fund] = [Number(facts['fact.age']), Number(facts['fact.income']), Number(facts['fact.fund-months'])];
  return age >= 18 && age <= 65 && (income >= 6_000 || fund >= 12) && facts['fact.overdue'] !== true;
}

type Decide = (facts: Facts) => Promise<boolean>;

/** A development dependency, loaded only here. */
async function openJsonRules(): Promise<Decide> {
  const { Engine } = await import('json-rules-engine');
  const engine = new Engine([{
    conditions: { all: [
      { fact: 'fact.age', operator: 'greaterThanInclusive', value: 18 }, { fact: 'fact.age', operator: 'lessThanInclusive', value: 65 }, { fact: 'fact.overdue', operator: 'equal', value: false },
      { any: [{ fact: 'fact.income', operator: 'greaterThanInclusive', value: 6_000 }, { fact: 'fact.fund-months', operator: 'greaterThanInclusive', value: 12 }] },
    ] },
    event: { type: 'eligible' },
  }], { allowUndefinedFacts: true });
  return async (facts) => (await engine.run({ ...facts })).events.length > 0;
}

function slice(count: number, decide: (facts: Facts) => unknown): number {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) decide(CUSTOMERS[i % CUSTOMERS.length] ?? {});
  return ((performance.now() - began) * 1000) / count;
}

async function sliceAsync(count: number, decide: Decide): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) await decide(CUSTOMERS[i % CUSTOMERS.length] ?? {});
  return ((performance.now() - began) * 1000) / count;
}

async function agreement(ours: (facts: Facts) => unknown, theirs: Decide): Promise<number> {
  const same = await Promise.all(CUSTOMERS.map(async (c) => (ours(c) === true) === (await theirs(c))));
  return same.filter(Boolean).length;
}

/** Age and overdue are known, income is not: what each says. */
async function explain(verdict: ReturnType<ReturnType<typeof goldCard>['judge']>, engine: Decide): Promise<object> {
  return {
    ifElse: { says: plain(MISSING), unknown: false, missing: [], path: [] },
    jsonRulesEngine: { says: await engine(MISSING), unknown: false, missing: [], path: 'results of conditions, without source' },
    lobby: { says: verdict?.outcome, unknown: verdict?.outcome === 'unknown', missing: verdict?.missing.map((m) => m.fact), path: verdict?.path.map((s) => `${s.rule} ${s.condition} → ${String(s.outcome)} (${s.source?.itemId ?? ''}#${s.source?.section ?? ''})`) },
  };
}
