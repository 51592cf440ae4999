import { describe, expect, it } from 'vitest';
import { FlowBody, type ReleasedFlow } from '@lobby/contracts';
import { CARD_LOSS, testKnowledge } from '../../testing/testKnowledge.ts';
import { entity } from '../../testing/understood.ts';
import { advance } from './advance.ts';
import { holds } from './holds.ts';
import { render, show } from './render.ts';
import { correct, fill, skip, slotsAtStart } from './slots.ts';
import { CONFIRMED, lookUp, startRun, type FlowView } from './view.ts';

const view: FlowView = { know: testKnowledge(), language: 'zh', today: '2026-11-23', assurance: 'identified', changes: (op) => op !== 'card.list' };
const flowOf = (steps: unknown[], slots: unknown[] = []): ReleasedFlow => ({ id: 'flow.x', version: 1, title: { zh: '测试' }, body: FlowBody.parse({ topics: ['card_lost'], slots, steps }) });
const begin = (flow: ReleasedFlow, slots = {}) => startRun(flow, 'run_1', slots);

describe('advance', () => {
  it('asks the first empty slot, then confirms, then calls', () => {
    const first = advance(begin(CARD_LOSS), CARD_LOSS, view);
    expect(first.pause).toMatchObject({ kind: 'slot', slot: { name: 'card_type' }, options: [{ id: 'slot:card_type:debit' }, { id: 'slot:card_type:credit' }] });
    const second = advance(fill(fill(first.run, 'card_type', 'debit'), 'card_tail', '8821'), CARD_LOSS, view);
    expect(second.pause).toEqual({ kind: 'confirm', text: '将挂失尾号 8821 的卡，确认吗？' });
    const third = advance({ ...second.run, results: { [CONFIRMED]: 'sure' } }, CARD_LOSS, view);
    expect(third.pause).toEqual({ kind: 'call', step: 'block', operation: 'card.report_loss', args: { card_tail: '8821' }, changes: true });
  });

  it('never calls a changing operation without a yes', () => {
    const run = { ...begin(CARD_LOSS, { card_type: 'debit', card_tail: '8821' }), step: 'block' };
    expect(advance(run, CARD_LOSS, view).pause).toMatchObject({ kind: 'broken' });
  });

  it('a correction takes the yes back and collects again', () => {
    const run = { ...begin(CARD_LOSS, { card_type: 'debit', card_tail: '8821' }), step: 'block', results: { [CONFIRMED]: 'sure' } };
    const again = advance(correct(run, CARD_LOSS, { card_tail: '8812' }), CARD_LOSS, view);
    expect(again.pause).toEqual({ kind: 'confirm', text: '将挂失尾号 8812 的卡，确认吗？' });
  });

  it('ends a flow that runs in a circle', () => {
    const flow = flowOf([{ id: 'a', say: { zh: '一' }, next: 'b' }, { id: 'b', say: { zh: '二' }, next: 'a' }]);
    expect(advance(begin(flow), flow, view).pause).toEqual({ kind: 'broken', why: 'runs in a circle' });
  });

  it('breaks rather than say a text with a hole', () => {
    const flow = flowOf([{ id: 'a', say: { zh: '编号 {{result.nothing.here}}' } }]);
    expect(advance(begin(flow), flow, view).pause.kind).toBe('broken');
  });

  it('computes, branches and shows a table', () => {
    const flow = flowOf([
      { id: 'cost', compute: 'instalment_cost', args: { amount: '$amount', periods: 12, fee_percent: 0.6 }, save: 'cost' },
      { id: 'many', branch: [{ when: { fact: 'result.cost.total_fee', op: 'gt', value: 500 }, goto: 'dear' }], else: 'end' },
      { id: 'cheap', say: { zh: '便宜' }, next: 'end' },
      { id: 'dear', say: { zh: '总手续费 {{result.cost.total_fee|money}}' }, table: { list: 'result.rows', columns: [{ title: { zh: '余额' }, field: 'balance|money' }] } },
      { id: 'end', end: true },
    ], [{ name: 'amount', type: 'amount', question: { zh: '多少？' } }]);
    const progress = advance({ ...begin(flow, { amount: 12000 }), results: { rows: [{ balance: 1234.5 }] } }, flow, view);
    expect(progress.said).toEqual([{ text: '总手续费 864 元', table: { columns: ['余额'], rows: [['1,234.50 元']] } }]);
    expect(progress.pause.kind).toBe('end');
  });

  it('computes with the published rate and cites it', () => {
    const flow = flowOf([
      { id: 'sum', compute: 'deposit_interest', args: { amount: '$amount', term: '$term', rate_percent: '@rate.time-deposit' }, save: 'sum' },
      { id: 'say', say: { zh: '年利率 {{result.sum.rate_percent|percent}}，利息 {{result.sum.interest|money}}' } },
    ], [{ name: 'amount', type: 'amount', question: { zh: '?' } }, { name: 'term', type: 'term', question: { zh: '?' } }]);
    expect(advance(begin(flow, { amount: 10000, term: 'P3Y' }), flow, view)).toMatchObject({ said: [{ text: '年利率 1.65%，利息 495 元' }], cited: [{ itemId: 'rate.time-deposit', version: 3 }] });
    expect(advance(begin(flow, { amount: 10000, term: 'P9Y' }), flow, view).pause.kind).toBe('broken');
  });

  it('makes buttons of a list in a result', () => {
    const flow = flowOf([{ id: 'which', collect: 'card_tail' }], [{ name: 'card_tail', type: 'card_tail', question: { zh: '哪张？' }, optionsFrom: { list: 'result.cards.cards', value: 'card_tail', label: 'name' } }]);
    const run = { ...begin(flow), results: { cards: { cards: [{ card_tail: '8821', name: { zh: '白金卡', en: 'Platinum' } }, { card_tail: '3307', name: { zh: '借记卡' } }] } } };
    expect(advance(run, flow, view).pause).toMatchObject({ options: [{ id: 'slot:card_tail:8821', label: '白金卡（8821）' }, { id: 'slot:card_tail:3307' }] });
  });

  it('takes the only row there is to choose', () => {
    const flow = flowOf([{ id: 'which', collect: 'card_tail' }], [{ name: 'card_tail', type: 'card_tail', question: { zh: '哪张？' }, optionsFrom: { list: 'result.cards.cards', value: 'card_tail', label: 'name', where: { field: 'card_type', is: 'credit' } } }]);
    const run = { ...begin(flow), results: { cards: { cards: [{ card_tail: '8821', card_type: 'credit' }, { card_tail: '3307', card_type: 'debit' }] } } };
    expect(advance(run, flow, view)).toMatchObject({ pause: { kind: 'end' }, run: { slots: { card_tail: '8821' } } });
  });

  it('goes past a skipped slot', () => {
    const flow = flowOf([{ id: 'a', collect: 'note' }, { id: 'b', say: { zh: '备注：{{slot.note}}' } }], [{ name: 'note', type: 'text', question: { zh: '?' }, skippable: true }]);
    expect(advance(skip(begin(flow), 'note'), flow, view).said).toEqual([{ text: '备注：—' }]);
  });
});

describe('render', () => {
  it('never reads a customer\'s words as a template', () => {
    const flow = flowOf([{ id: 'a', collect: 'note' }], [{ name: 'note', type: 'text', question: { zh: '?' } }]);
    expect(render({ zh: '您说：{{slot.note}}' }, begin(flow, { note: '{{fee.x}} {{session.assurance}}' }), flow, view)).toBe('您说：{{fee.x}} {{session.assurance}}');
  });

  it.each([
    [1234.5, 'money', 'zh', '1,234.50 元'], [20000, 'money', 'en', 'CNY 20,000'], ['P18M', 'term', 'zh', '1 年 6 个月'], ['P1Y', 'term', 'en', '1 year'],
    ['2026-11-23', 'date', 'zh', '2026年11月23日'], ['2026-11-23', 'date', 'en', '23 November 2026'], [3.5, 'percent', 'zh', '3.5%'], [{ zh: '白金卡', en: 'Platinum' }, undefined, 'en', 'Platinum'], [null, undefined, 'zh', null],
  ] as const)('%s as %s in %s', (value, filter, language, wanted) => {
    expect(show(value, filter, language)).toBe(wanted);
  });

  it('walks own properties only', () => {
    expect(lookUp('slot.__proto__.polluted', begin(CARD_LOSS), view)).toBeUndefined();
    expect(lookUp('result.constructor', begin(CARD_LOSS), view)).toBeUndefined();
  });
});

describe('holds', () => {
  const read = (path: string) => ({ 'slot.a': 5, 'slot.b': 'x' })[path];
  it.each([
    [{ fact: 'slot.a', op: 'gte', value: 5 }, true], [{ fact: 'slot.a', op: 'lt', value: 5 }, false], [{ fact: 'slot.b', op: 'in', value: ['x', 'y'] }, true], [{ fact: 'slot.c', op: 'ne', value: 1 }, false],
    [{ fact: 'slot.c', op: 'exists' }, false], [{ not: { fact: 'slot.c', op: 'exists' } }, true], [{ fact: 'slot.b', op: 'gt', value: 1 }, false],
    [{ any: [{ fact: 'slot.a', op: 'eq', value: 1 }, { fact: 'slot.a', op: 'between', value: [1, 9] }] }, true], [{ all: [{ fact: 'slot.a', op: 'eq', value: 5 }, { fact: 'slot.b', op: 'eq', value: 'y' }] }, false],
  ] as const)('%j', (condition, wanted) => {
    expect(holds(condition as Parameters<typeof holds>[0], read)).toBe(wanted);
  });
});

describe('slotsAtStart', () => {
  it('takes what the message said, and the card known from before', () => {
    expect(slotsAtStart(CARD_LOSS, { entities: [], masked: '我的信用卡丢了' }, { card_tail: '8821', amount: 5 }, false)).toEqual({ card_type: 'credit', card_tail: '8821' });
    expect(slotsAtStart(CARD_LOSS, { entities: [entity('card_tail', '3307')], masked: '尾号3307丢了' }, { card_tail: '8821' }, false)).toEqual({ card_tail: '3307' });
  });

  it('uses an entity for one slot only', () => {
    const flow = flowOf([{ id: 'a', collect: 'card_tail' }], [{ name: 'card_tail', type: 'card_tail', question: { zh: '?' } }, { name: 'phone_tail', type: 'card_tail', question: { zh: '?' } }]);
    expect(slotsAtStart(flow, { entities: [entity('card_tail', '3307')], masked: '' }, {}, false)).toEqual({ card_tail: '3307' });
  });
});
