import type { HttpApp } from '@lobby/service-kit/http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeItem, miniBank } from '../testing/miniBank.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { openTestKnowledge, type TestKnowledge } from '../testing/openTestKnowledge.ts';

let test: TestKnowledge;
let app: HttpApp;
const save = (item: { id: string }) => app.inject({ method: 'PUT', url: `/api/v1/items/${item.id}`, payload: { baseVersion: 0, item }, headers: { ...STAFF_HEADERS, 'x-user': 'eve' } });
const findings = async (id: string) => ((await app.inject({ method: 'GET', url: `/api/v1/items/${id}/findings` })).json() as { findings: { severity: string; field: string; message: string; title?: { zh: string } }[] }).findings;
const overlap = makeItem('rate', 'overlap', ['重叠的利率', 'Overlap'], { product: 'product.gold', rateType: 'deposit', bands: [{ term: 'P1Y', percent: '1.10' }, { term: 'P1Y', percent: '1.20' }] });

beforeAll(async () => {
  test = await openTestKnowledge({ items: miniBank() });
  app = await openTestHttp(test.knowledge);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

it('tells an editor of a draft what the gate would say of it, by item and field', async () => {
  expect((await save(overlap)).statusCode).toBe(200);
  expect(await findings('rate.overlap')).toMatchObject([{ severity: 'error', field: 'body.bands[1]', title: { zh: '重叠的利率' }, message: expect.stringContaining('overlaps bands[0]') }]);
});

it('counts what is only written yet as there, and what nobody wrote as missing', async () => {
  const fee = (product: string) => makeItem('fee', 'of-new', ['新卡工本费', 'New card'], { product, feeType: 'card', amount: 5, per: 'once' });
  await save(fee('product.new-card'));
  expect(await findings('fee.of-new')).toMatchObject([{ field: 'body.product', message: expect.stringContaining('there is no item product.new-card') }]);
  await save(makeItem('product', 'new-card', ['新卡', 'New card'], { category: 'debit_card', aliases: { zh: [], en: [] }, summary: { zh: '新卡' } }));
  expect((await findings('fee.of-new')).filter((f) => f.severity === 'error')).toEqual([]);
});

it('knows of no item that is nowhere', async () => {
  expect((await app.inject({ method: 'GET', url: '/api/v1/items/fee.nowhere/findings' })).json()).toMatchObject({ status: 404, code: 'not_found' });
});
