import { describe, expect, it } from 'vitest';
import { FlowBody } from '@lobby/contracts';
import { CARD_LOSS } from '../../testing/testKnowledge.ts';
import { flowDiagram } from './mermaid.ts';
import { validateFlow } from './validateFlow.ts';

const flow = (steps: unknown[], slots: unknown[] = []) => FlowBody.parse({ topics: ['card_lost'], steps, slots });
const zh = (text: string) => ({ zh: text });
const tail = { name: 'card_tail', type: 'card_tail', question: zh('?') };

describe('validateFlow', () => {
  it('finds nothing in a good flow', () => {
    expect(validateFlow(CARD_LOSS.body)).toEqual([]);
  });

  it.each([
    ['a way to nowhere', flow([{ id: 'a', say: zh('x'), next: 'b' }]), 'steps[0].next', 'no step "b"'],
    ['a step nothing leads to', flow([{ id: 'a', end: true }, { id: 'b', say: zh('x') }]), 'steps[1]', 'nothing leads'],
    ['a slot never collected', flow([{ id: 'a', end: true }], [tail]), 'slots[0]', 'no step collects'],
    ['an unknown slot', flow([{ id: 'a', collect: 'x' }]), 'steps[0].collect', 'no slot'],
    ['a text that reads nothing', flow([{ id: 'a', say: zh('{{result.x.y}}') }]), 'steps[0]', 'never set'],
    ['a condition on nothing', flow([{ id: 'a', branch: [{ when: { fact: 'slot.q', op: 'exists' }, goto: 'b' }] }, { id: 'b', end: true }]), 'steps[0]', 'never set'],
    ['an unknown operation', flow([{ id: 'a', confirm: zh('?') }, { id: 'b', call: 'card.explode' }]), 'steps[1].call', 'no operation'],
    ['an unknown computation', flow([{ id: 'a', compute: 'horoscope', args: {}, save: 'h' }]), 'steps[0].compute', 'no computation'],
    ['an enum without options', flow([{ id: 'a', collect: 'e' }], [{ name: 'e', type: 'enum', question: zh('?') }]), 'slots[0].options', 'needs options'],
    ['a step id twice', flow([{ id: 'a', say: zh('x') }, { id: 'a', end: true }]), 'steps[1]', 'twice'],
    ['a change without a yes', flow([{ id: 't', collect: 'card_tail' }, { id: 'c', call: 'card.report_loss', args: { card_tail: '$card_tail' } }], [tail]), 'steps[1].call', 'before the customer has said yes'],
    ['a change after a no', flow([{ id: 't', collect: 'card_tail' }, { id: 'q', confirm: zh('?'), onNo: 'c' }, { id: 'c', call: 'card.report_loss', args: { card_tail: '$card_tail' } }], [tail]), 'steps[2].call', 'before the customer has said yes'],
    ['a way around the question', flow([
      { id: 't', collect: 'card_tail' }, { id: 'b', branch: [{ when: { fact: 'session.assurance', op: 'eq', value: 'verified' }, goto: 'c' }] }, { id: 'q', confirm: zh('?') },
      { id: 'c', call: 'card.report_loss', args: { card_tail: '$card_tail' } },
    ], [tail]), 'steps[3].call', 'before the customer has said yes'],
  ])('finds %s', (_, body, path, message) => {
    expect(validateFlow(body)).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  it('draws a flow', () => {
    const picture = flowDiagram(CARD_LOSS.body);
    expect(picture.split('\n')[0]).toBe('flowchart TD');
    expect(picture).toContain('sure -->|"是"| block');
    expect(picture).toContain('block -->|"失败"| failed');
    expect(picture).toContain('block[["card.report_loss"]]');
  });
});

it('finds a text that may be said before what it reads is there: past a slot, or after a failed call', () => {
  const slots = [{ name: 'amount', type: 'amount', question: { zh: '多少' } }];
  const early = FlowBody.parse({ topics: ['t'], slots, steps: [
    { id: 'which', branch: [{ when: { fact: 'session.assurance', op: 'eq', value: 'verified' }, goto: 'tell' }], else: 'ask' }, { id: 'ask', collect: 'amount' },
    { id: 'tell', say: { zh: '{{slot.amount}}' } }, { id: 'end', end: true },
  ] });
  expect(validateFlow(early).map((f) => f.message)).toEqual(['"slot.amount" may not be set yet on a way to "tell"']);
  const failed = FlowBody.parse({ topics: ['t'], steps: [
    { id: 'look', call: 'account.balance', save: 'accounts', onError: 'sorry' }, { id: 'tell', say: { zh: '{{result.accounts.total}}' } }, { id: 'sorry', say: { zh: '{{result.accounts.total}}' } }, { id: 'end', end: true },
  ] });
  expect(validateFlow(failed).map((f) => f.path)).toEqual(['steps[2]']);
});
