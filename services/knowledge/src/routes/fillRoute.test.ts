import type { HttpApp } from '@lobby/service-kit/http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { miniBank } from '../testing/miniBank.ts';
import { openTestHttp, STAFF_HEADERS } from '../testing/openTestHttp.ts';
import { openTestKnowledge, type TestKnowledge } from '../testing/openTestKnowledge.ts';

let test: TestKnowledge;
let app: HttpApp;
beforeAll(async () => {
  test = await openTestKnowledge({ items: miniBank() });
  app = await openTestHttp(test.knowledge);
});
afterAll(async () => {
  await app.close();
  await test.close();
});
const fill = (payload: object, headers: Record<string, string> = STAFF_HEADERS) => app.inject({ method: 'POST', url: '/api/v1/knowledge/fill', payload, headers });

it('fills what the release knows on that day, and says where it cannot', async () => {
  const answer = await fill({ placeholders: ['{{fee.gold-replacement-2}}', '{{fee.nobody}}', '{{product.gold}}'], asOf: '2026-12-01' });
  expect(answer.json()).toEqual({ values: ['10 元/张', null, expect.any(String)] });
});

it('is for staff, and takes no more than a page of text holds', async () => {
  expect((await fill({ placeholders: ['{{fee.nobody}}'] }, { 'x-nobody': '1' })).statusCode).toBe(401);
  expect((await fill({ placeholders: Array.from({ length: 61 }, () => '{{fee.a}}') })).statusCode).toBe(400);
});
