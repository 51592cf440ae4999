import type { StepUp } from '@lobby/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeline, turns } from '../record/schema.ts';
import { openHouse, type House } from '../testing/house.ts';
import { scriptedDeps } from '../testing/scriptedTurns.ts';
import { about } from '../testing/understood.ts';
import { createTurnGraph } from '../turn/graph/createTurnGraph.ts';

const RIGHT = '482913';
const WRONG = '111222';
const TRIES = 5;

/** A bank that sent 482913 to whoever asked, and counts the tries. */
function bank(): StepUp & { sent: string[]; checks: number } {
  const known = { sent: [] as string[], checks: 0, wrong: 0 };
  return Object.assign(known, {
    send: async (who: string) => void known.sent.push(who),
    check: async (who: string, code: string) => {
      known.checks += 1;
      if (code === RIGHT && known.wrong < TRIES) return { ok: true as const, proof: { bankCustomerId: who, displayName: '王**', tier: null, assurance: 'verified' as const } };
      known.wrong += 1;
      return { ok: false as const, why: known.wrong >= TRIES ? 'locked' as const : 'wrong' as const, left: Math.max(0, TRIES - known.wrong) };
    },
  });
}

const hear = (text: string) => (text.includes('提额') ? { ...about('card_limit') } : {});
let house: House;
let stepUp: ReturnType<typeof bank>;
beforeAll(async () => {
  stepUp = bank();
  const port: StepUp = { send: (who) => stepUp.send(who), check: (who, code) => stepUp.check(who, code) };
  house = await openHouse({ stepUp: port, runTurn: createTurnGraph(scriptedDeps({ hear, stepUp: port })) });
});
afterAll(() => house.close());

let sent = 0;
async function talk() {
  const c = await house.open();
  const say = async (text: string, option?: string, clientId = `client-${(sent += 1)}`) => {
    const { status } = await house.send(c, { clientId, text, ...(option ? { option } : {}) });
    await house.conversation.idle();
    const page = (await house.app.inject({ url: `/api/v1/conversations/${c.id}/timeline?limit=500`, headers: { authorization: `Bearer ${c.token}` } })).json() as { entries: { type: string; act?: string; text?: string; options?: { id: string }[] }[] };
    const reply = page.entries.findLast((e) => e.type === 'bot.replied');
    return { status, act: reply?.act, text: reply?.text, options: reply?.options?.map((o) => o.id) ?? [], said: page.entries.filter((e) => e.type === 'customer.said').at(-1)?.text, types: page.entries.map((e) => e.type) };
  };
  return { c, say };
}

describe('a one-time code typed into the chat', () => {
  it('opens the flow that wanted it, and stands nowhere afterwards', async () => {
    const { say } = await talk();
    expect((await say('我要提额')).options).toContain('verify');
    expect(await say('验证身份', 'verify')).toMatchObject({ act: 'ask', text: expect.stringContaining('客户号') });
    expect(await say('YT100001')).toMatchObject({ act: 'ask', text: expect.stringContaining('验证码'), options: ['resend', 'person'] });
    expect(stepUp.sent).toEqual(['YT100001']);
    expect(await say(`验证码是${WRONG}`)).toMatchObject({ act: 'ask', text: expect.stringContaining('验证码不对'), said: '验证码是******' });
    expect(await say(RIGHT)).toMatchObject({ act: 'ask', text: expect.stringMatching(/身份已验证.*想调到多少/s), said: '******', types: expect.arrayContaining(['identified']) });
    const { db } = house.database;
    const kept = JSON.stringify([await db.select().from(timeline), await db.select().from(turns)]);
    expect([kept.includes(RIGHT), kept.includes(WRONG), kept.includes('******')]).toEqual([false, false, true]);
    expect(house.access.audited.filter((a) => a.startsWith('customer.'))).toEqual([expect.stringContaining('customer.step_up_wrong'), expect.stringContaining('customer.verified')]);
  });

  it('is checked once however often the message comes', async () => {
    stepUp = bank();
    const { say } = await talk();
    await say('我要提额');
    await say('验证身份', 'verify');
    await say('YT100001');
    await say(RIGHT, undefined, 'the-same-client-id');
    expect((await say(RIGHT, undefined, 'the-same-client-id')).status).toBe(200);
    expect(stepUp.checks).toBe(1);
  });

  it('C3 locks after five wrong ones, says so, and the audit has it', async () => {
    stepUp = bank();
    const { say } = await talk();
    await say('我要提额');
    await say('验证身份', 'verify');
    await say('YT100001');
    for (let i = 1; i < TRIES; i += 1) expect((await say(WRONG)).act).toBe('ask');
    expect(await say(WRONG)).toMatchObject({ act: 'refuse', text: expect.stringContaining('15 分钟'), options: ['person'] });
    const late = await say(RIGHT);
    expect(late.types).not.toContain('identified');
    expect(late.said).toBe('******');
    expect(house.access.audited.at(-1)).toContain('customer.step_up_locked');
  });

  it('leaves six digits alone where no code was sent', async () => {
    stepUp = bank();
    const { say } = await talk();
    expect((await say('订单 100000 怎么查')).said).toBe('订单 100000 怎么查');
    expect(stepUp.checks).toBe(0);
  });
});
