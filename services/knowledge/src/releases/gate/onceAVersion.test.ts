import type { ReleasedItem } from '@lobby/contracts';
import { expect, it } from 'vitest';
import { makeItem, miniBank } from '../../testing/miniBank.ts';
import { checkContent } from './checkContent.ts';
import type { FlowCheck } from './gateCheck.ts';

const flow = (id: string) => makeItem('flow', id, ['流程', 'Flow'], { topics: ['card_lost'], steps: [{ id: 'done', end: true }] });
const content = (items: ReleasedItem[]) => ({ releaseId: 'rel_x', number: 1, items });

it('walks the flows of a release once a version: the next release pays for those that changed', async () => {
  const walked: unknown[] = [];
  const checkFlow: FlowCheck = (body) => { walked.push(body); return []; };
  const served = [...miniBank(), flow('a'), flow('b')].map((item) => ({ item, version: 1 }));
  await checkContent(content(served), { asOf: '2026-11-23', checkFlow });
  expect(walked).toHaveLength(2);
  await checkContent(content(served.map((r) => (r.item.kind === 'fee' ? { item: structuredClone(r.item), version: 2 } : r))), { asOf: '2026-11-23', checkFlow });
  expect(walked).toHaveLength(2);
  await checkContent(content(served.map((r) => (r.item.id === 'flow.a' ? { item: structuredClone(r.item), version: 2 } : r))), { asOf: '2026-11-23', checkFlow });
  expect(walked).toHaveLength(3);
});

it('finds in the second release what is wrong there, though the first was clean', async () => {
  const served = [...miniBank(), flow('a')].map((item) => ({ item, version: 1 }));
  const strict: FlowCheck = () => [{ path: 'steps[0]', message: 'leads nowhere' }];
  const messages = async (check: FlowCheck) => (await checkContent(content(served), { asOf: '2026-11-23', checkFlow: check })).filter((f) => f.check === 'flow').map((f) => [f.itemId, f.field]);
  expect([await messages(() => []), await messages(strict), await messages(() => [])]).toEqual([[], [['flow.a', 'body.steps[0]']], []]);
});
