import { openBrowser, openTab, pause, seededRandom, signIn, untilDone, untilTrue, type Acked, type RealCustomer, type View } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import { DeskAgent } from './deskAgent.ts';
import type { FaultCase, FaultPlan } from './faultCase.ts';
import { openPair, type Pair } from './pair.ts';

const CUSTOMERS = 4;
/** A customer who has so many unanswered messages under way writes no more: on a slow machine the talk would never end otherwise. */
const UNDER_WAY_MAX = 20;

/** R31. Two replicas on PostgreSQL and Redis whose clocks are ten minutes apart: customers on one, their agent on the other, and either is killed again and again while they talk. */
export const twoReplicas: FaultCase = {
  id: 'R31', title: 'two replicas, either killed under load', smoke: 2, full: 40, needs: ['LOBBY_TEST_DATABASE_URL', 'LOBBY_TEST_REDIS_URL'],
  own: true,
  run: async (plan) => {
    const house = await openPair(process.env.LOBBY_TEST_REDIS_URL ?? '');
    return talkAcross(house, plan, 'kills', async (random) => {
      for (let kill = 0; kill < plan.size; kill += 1) {
        await pause(500 + random() * 2_000);
        await house.killAndStart(random() < 0.5 ? 0 : 1);
      }
      await pause(1_000);
      return [];
    });
  },
};

/**
 * Customers on the first replica talk with their agent on the second while `trouble` happens; then every screen must come to show everything without another word
 * being said.
 * @param trouble what is done to the house; gives what else was wrong
 * @param mend ends the trouble that lasts until the talk is over
 */
export async function talkAcross(house: Pair, { seed, size }: FaultPlan, unit: string, trouble: (random: () => number) => Promise<string[]>, mend: () => void = () => undefined) {
  const random = seededRandom(seed);
  const tabs: RealCustomer[] = [];
  const day = { over: false };
  try {
    const desk = new DeskAgent(await signIn(house.urls[1], 'agent1', house.password));
    for (let i = 0; i < CUSTOMERS; i += 1) tabs.push(openTab(house.urls[0], openBrowser(), { ackTimeoutMs: 3_000 }));
    for (const tab of tabs) {
      tab.client.send('0-0 转人工');
      await untilTrue('a person is asked for', () => tab.client.getSnapshot().status === 'queued', 120_000);
      await untilDone(() => desk.take(tab.client.getSnapshot().conversationId ?? ''));
    }
    const talking = tabs.map(async (tab) => {
      for (let n = 1; !day.over; n += 1) {
        await untilTrue('the customer may write again', () => day.over || tab.client.getSnapshot().waiting < UNDER_WAY_MAX, 1_800_000);
        tab.client.send(`0-${n} 第 ${n} 句`);
        await pause(80 + random() * 120);
      }
    });
    const answering = desk.answerEverything(day);
    const failures = await trouble(random);
    day.over = true;
    await Promise.all([...talking, answering]);
    mend();
    await untilTrue('all is delivered and every screen is up to date', () => tabs.every((t) => t.client.getSnapshot().waiting === 0 && desk.hasAll(t)), 120_000, 250)
      .catch((error: unknown) => failures.push(`${String(error)}: ${tabs.map((t) => `${t.client.getSnapshot().items.length} shown, ${t.client.getSnapshot().waiting} waiting`).join('; ')}`));
    await pause(2_500);
    const views: View[] = [...tabs.map((t) => t.view()), ...desk.views()];
    const acked: Acked[] = [...tabs.flatMap(ackedOf), ...desk.acked];
    for (const tab of tabs) tab.stop();
    desk.close();
    const stored = await house.stopAndRead();
    const leasesEnded = stored.entries.filter((e) => e.type === 'requeued').length;
    return { n: size, unit, history: { acked, views }, stored, failures, notes: { agentMessages: desk.acked.length, leasesEnded } };
  } finally {
    day.over = true;
    for (const tab of tabs) tab.stop();
    await house.close();
  }
}
