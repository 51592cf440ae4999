import type { FeedbackEntry } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { timeline } from '../../record/schema.ts';
import { openHouse, type House } from '../../testing/house.ts';
import { clientId, say, timelineOf, type Visitor } from '../../testing/say.ts';

let house: House;
const told: FeedbackEntry[] = [];
beforeAll(async () => { house = await openHouse({ knowledge: { recordFeedback: async (entry) => void told.push(entry) } }); });
afterAll(() => house.close());

const give = async (to: Visitor, body: object) => {
  const answer = await house.app.inject({ method: 'POST', url: `/api/v1/conversations/${to.id}/feedback`, headers: { authorization: `Bearer ${to.token}` }, payload: body });
  return { status: answer.statusCode, body: answer.json() as { code?: string } };
};

it('a thumb is kept once per client id, with the turn and the items of the reply it is about', async () => {
  const c = await house.open();
  await say(house, c, '你好');
  const thumb = { clientId: clientId(), seq: 3, helpful: false };
  const [first, again] = [await give(c, thumb), await give(c, thumb)];
  expect([first.status, again.status, again.body]).toEqual([201, 200, first.body]);
  expect((await give(c, { ...thumb, helpful: true })).body.code).toBe('conflict');
  expect((await give(c, { ...thumb, clientId: clientId(), helpful: true })).status).toBe(201);
  const shown = (await timelineOf(house, c)).filter((e) => e.type === 'feedback.given').map((e) => e.data);
  expect(shown).toEqual([{ seq: 3, helpful: false }, { seq: 3, helpful: true }]);
  const [stored] = await house.database.db.select({ fact: timeline.fact }).from(timeline).where(eq(timeline.type, 'feedback.given')).limit(1);
  expect(stored?.fact).toMatchObject({ type: 'feedback.given', items: [], turnId: expect.stringMatching(/^turn_/) as string });
});

it.each([1, 2, 99])('what stands at seq %i is no reply of the bot', async (seq) => {
  const c = await house.open();
  await say(house, c, '你好');
  expect((await give(c, { clientId: clientId(), seq, helpful: true })).body.code).toBe('not_found');
});

it('knowledge learns of each thumb once: the question, and which thumb it replaces', async () => {
  const c = await house.open();
  await say(house, c, '年费多少');
  told.length = 0;
  const down = { clientId: clientId(), seq: 3, helpful: false };
  for (const thumb of [down, down, { clientId: clientId(), seq: 3, helpful: true }]) await give(c, thumb);
  expect(told.map((t) => [t.helpful, t.before, t.question?.text])).toEqual([[false, null, '年费多少'], [true, false, '年费多少']]);
});
