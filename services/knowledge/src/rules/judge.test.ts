import type { Facts } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import { indexContent } from '../releases/contentIndex.ts';
import { contentOf, makeItem, miniBank } from '../testing/miniBank.ts';
import { judge } from './judge.ts';

const TODAY = '2026-11-23';
const OK: Facts = { 'fact.age': 30, 'fact.income': 12_000, 'fact.overdue': false };

function verdict(facts: Facts, product = 'product.gold', asOf = TODAY, items = miniBank()) {
  const index = indexContent(contentOf(items));
  const rules = index.of('rule').filter((r) => r.item.body.appliesTo.some((to) => to === product || to === 'category:credit_card'));
  return judge({ index, product, rules, facts, asOf, language: 'zh' });
}

describe('judging eligibility', () => {
  it('asks the cheapest question first', () => {
    const open = verdict({});
    expect(open?.outcome).toBe('unknown');
    expect(open?.missing.map((m) => m.askingCost)).toEqual([1, 1, 2, 4]);
    expect(open?.missing.at(-1)?.fact).toBe('fact.fund-months');
  });

  it('stops asking as soon as the outcome is settled', () => {
    expect(verdict({ 'fact.overdue': true })).toMatchObject({ outcome: 'ineligible', missing: [] });
    expect(verdict({ ...OK, 'fact.income': 6000 })).toMatchObject({ outcome: 'eligible', missing: [] });
  });

  it('asks the other way round an alternative only when the first one failed', () => {
    expect(verdict({ 'fact.age': 30, 'fact.overdue': false, 'fact.income': 3000 })?.missing.map((m) => m.fact)).toEqual(['fact.fund-months']);
  });

  it('gives the path from rule to fact with the section it stands on', () => {
    const step = verdict(OK)?.path.find((s) => s.rule === 'rule.gold-age');
    expect(step).toMatchObject({ product: 'product.gold', version: 1, condition: '年龄在 18 岁 到 65 岁 之间', fact: 'fact.age', value: 30, outcome: true, source: { itemId: 'document.terms', section: 'who', excerpt: '年满十八周岁。' } });
  });

  it('shows an exclusion as what must not be, so that true always means fulfilled', () => {
    expect(verdict(OK)?.path.find((s) => s.rule === 'rule.overdue')).toMatchObject({ condition: '当前逾期：否', outcome: true });
    expect(verdict({ 'fact.overdue': true })?.path.find((s) => s.rule === 'rule.overdue')).toMatchObject({ outcome: false });
  });

  it('computes the limit with its arithmetic; the lowest wins', () => {
    expect(verdict(OK)?.quantities).toEqual([{ kind: 'limit', name: '金卡额度上限', value: '5 万元', arithmetic: '金卡额度上限 5 万元；金卡额度 月收入 1.2 万元 × 5 = 6 万元 → 取较低者 5 万元' }]);
    expect(verdict({ ...OK, 'fact.income': 7000 })?.quantities[0]).toMatchObject({ name: '金卡额度', value: '3.5 万元' });
  });

  it('says what would help: the bank\'s remedy and the smallest change', () => {
    const refused = verdict({ 'fact.age': 30, 'fact.overdue': false, 'fact.income': 3000, 'fact.fund-months': 2 });
    expect(refused?.remedies).toEqual(['补缴公积金满12个月后可再申请', '如果月收入至少 6,000 元，或者公积金月数至少 12 个月，就符合条件了']);
    expect(verdict({ 'fact.age': 17 })?.remedies).toEqual(['如果年龄至少 18 岁，目前已知的条件就都满足了']);
  });

  it('reads values as the fact means them and asks again for those it cannot read', () => {
    expect(verdict({ 'fact.age': '30', 'fact.income': '12000', 'fact.overdue': '没有' })?.outcome).toBe('eligible');
    expect(verdict({ ...OK, 'fact.age': 'thirty' })?.missing.map((m) => m.fact)).toEqual(['fact.age']);
  });

  it('says nothing where no rule does', () => {
    expect(judge({ index: indexContent(contentOf()), product: 'product.deposit', rules: [], facts: OK, asOf: TODAY, language: 'zh' })).toBeNull();
  });

  it('judges as of a date: rules supersede and expire', () => {
    const stricter = makeItem('rule', 'gold-age-2027', ['满20岁', 'Aged 20'], {
      appliesTo: ['product.gold'], effect: { type: 'require' }, when: { fact: 'fact.age', op: 'gte', value: 20 }, basedOn: { document: 'document.terms', section: 'who' },
      explain: { zh: '年满20周岁' }, supersedes: 'rule.gold-age',
    }, { validFrom: '2027-01-01' });
    const bank = [...miniBank(), stricter];
    const young = { ...OK, 'fact.age': 19 };
    expect(verdict(young, 'product.gold', TODAY, bank)?.outcome).toBe('eligible');
    expect(verdict(young, 'product.gold', '2027-01-01', bank)).toMatchObject({ outcome: 'ineligible' });
    expect(verdict(young, 'product.gold', '2027-01-01', bank)?.path.map((s) => s.rule)).not.toContain('rule.gold-age');
  });
});
