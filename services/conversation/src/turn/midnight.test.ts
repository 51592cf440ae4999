import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { silentLog } from '@lobby/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createModel } from '../model/createModel.ts';
import { openHouse, type House } from '../testing/house.ts';
import { say, timelineOf, type Visitor } from '../testing/say.ts';
import { answer, scriptedDeps } from '../testing/scriptedTurns.ts';
import { about } from '../testing/understood.ts';
import { createTurnGraph } from './graph/createTurnGraph.ts';

/** A fee that changes with the day: the first price is valid until the last day of November, the second from the first of December. */
const FIRST_DAY = '2026-12-01';
const textOn = (day: string) => `云汀白金卡年费 ${day < FIRST_DAY ? 580 : 680} 元/年，首年免年费，每年刷满 18 次免次年年费，未达标的次年正常收取。`;
const WORDED = '您的';
const EVENING = Date.parse('2026-11-30T23:59:58+08:00');
const A_FEW_SECONDS = 5_000;

let house: House;
/** What the model was given to word, in order; `during` runs while it does. */
let given: string[] = [];
let during: () => void = () => undefined;
/** A model that words every text it is given faithfully. */
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
  request.on('end', () => {
    const text = (JSON.parse(body) as { messages: { content: string }[] }).messages.at(-1)?.content ?? '';
    given.push(text);
    during();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { role: 'assistant', content: `${WORDED}${text}` }, finish_reason: null }] })}\n\ndata: [DONE]\n\n`);
  });
});
const at = (time: number): void => { house.clock.ahead = time - Date.now(); };
const hear = (text: string) => (text.includes('再说') ? { dialogueAct: 'repeat' as const } : { ...about('card_annual_fee'), dialogueAct: 'ask' as const, aspects: ['fee' as const] });
const lastReply = async (c: Visitor) => (await timelineOf(house, c)).findLast((e) => e.type === 'bot.replied')?.text;

beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const model = createModel({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, key: 'test', name: 'm', log: silentLog, limits: { firstTokenMs: 20_000, totalMs: 20_000 } });
  const deps = scriptedDeps({ hear, model, ask: (question) => answer(textOn(question.asOf ?? ''), { asOf: question.asOf ?? '' }) });
  house = await openHouse({ runTurn: createTurnGraph(deps), limits: { turnBudgetMs: 60_000 } });
});
afterAll(async () => {
  await house.close();
  server.closeAllConnections();
  server.close();
});

it('a wording in flight when the last day of a fact ends is not sent: the turn is thought again for the new day', async () => {
  const c = await house.open();
  given = [];
  at(EVENING);
  during = () => { at(EVENING + A_FEW_SECONDS); during = () => undefined; };
  await say(house, c, '白金卡年费');
  expect(given.map((text) => /\d{3}/.exec(text)?.[0])).toEqual(['580', '680']);
  expect(await lastReply(c)).toBe(`${WORDED}${textOn(FIRST_DAY)}`);
  expect((await timelineOf(house, c)).filter((e) => e.type === 'bot.replied')).toHaveLength(1);
});

it('a wording of the evening is kept nowhere: the same question and "say that again" are worded anew the next day', async () => {
  const c = await house.open();
  for (const again of ['白金卡年费', '再说一遍']) {
    given = [];
    at(EVENING);
    await say(house, c, '白金卡年费');
    expect(await lastReply(c)).toContain('580');
    at(EVENING + A_FEW_SECONDS);
    await say(house, c, again);
    expect([given.length, await lastReply(c)]).toEqual([2, expect.stringContaining('680')]);
  }
});

it('a turn of one day is thought once', async () => {
  const c = await house.open();
  given = [];
  at(EVENING - A_FEW_SECONDS);
  await say(house, c, '白金卡年费');
  expect(given).toHaveLength(1);
});
