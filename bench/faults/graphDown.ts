import { openBrowser, openFaultProxy, openGround, openTab, untilTrue, type FaultProxy, type RealCustomer } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';

type Change = Parameters<FaultProxy['set']>[0];
/** Ways in which the graph goes, and how it comes back. A line that lost bytes must break before it can be trusted again. */
const WAYS: readonly (readonly [string, Change])[] = [['cut off', { cut: true }], ['silent', { up: 'swallow', down: 'swallow' }], ['10 s slow', { delayMs: 10_000 }]];
const SOUND: Change = { cut: false, up: 'through', down: 'through', delayMs: 0 };

/** A fee that stands in the graph, with the figure that is right. */
const FEE = { question: '白金卡年费多少', figure: '580' };
const OTHERS = ['你好', '怎么修改预留手机号', '转账多久到账'] as const;

/** R11. The graph is away in three ways: every question is answered or passed on honestly, no figure is told without its source, and the fee is told again once it is back. */
export const graphDown: FaultCase = {
  id: 'R11', title: 'the graph cut off, silent or slow', smoke: 3, full: 30, needs: ['LOBBY_TEST_NEO4J_URI'],
  own: true,
  run: async ({ size }) => {
    const graph = new URL(process.env.LOBBY_TEST_NEO4J_URI ?? '');
    const proxy = await openFaultProxy({ host: graph.hostname, port: Number(graph.port) });
    const ground = await openGround({ env: { NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`, NEO4J_USER: process.env.LOBBY_TEST_NEO4J_USER ?? 'neo4j', NEO4J_PASSWORD: process.env.LOBBY_TEST_NEO4J_PASSWORD ?? '' } });
    const failures: string[] = [];
    const tabs: RealCustomer[] = [];
    try {
      await ground.start();
      for (let n = 0; n < size; n += 1) {
        const [name, down] = WAYS[n % WAYS.length] ?? WAYS[0] ?? ['', {}];
        // A customer of their own, because three answers that cannot be given end with a person.
        const tab = openTab(ground.url, openBrowser());
        tabs.push(tab);
        proxy.set(down);
        const answer = await ask(tab, `0-1 ${FEE.question}`);
        if (/\d/.test(answer.text) && answer.citations === 0) failures.push(`${name}: a figure without a source: ${answer.text.slice(0, 80)}`);
        if (/\d{2,}\s*元/.test(answer.text) && !answer.text.includes(FEE.figure)) failures.push(`${name}: another figure was told: ${answer.text.slice(0, 80)}`);
        for (const [i, other] of OTHERS.entries()) await ask(tab, `0-${i + 2} ${other}`);
        proxy.set({ cut: true });
        proxy.set(SOUND);
        await untilTrue(`the fee is told again after the graph was ${name}`, async () => {
          const fresh = openTab(ground.url, openBrowser());
          tabs.push(fresh);
          return (await ask(fresh, `0-1 ${FEE.question}`)).text.includes(FEE.figure);
        }, 120_000, 1_000);
      }
      for (const tab of tabs) tab.stop();
      return { n: size, unit: 'outages', history: { acked: tabs.flatMap(ackedOf), views: [] }, stored: await ground.settle(), failures };
    } finally {
      for (const tab of tabs) tab.stop();
      await ground.close();
      await proxy.close();
    }
  },
};

/** Asks, and waits for what the bot says to it. @throws when it stays silent */
async function ask(tab: RealCustomer, text: string): Promise<{ text: string; citations: number }> {
  const replies = () => tab.client.getSnapshot().items.filter(({ entry }) => entry.type === 'bot.replied');
  const before = replies().length;
  tab.client.send(text);
  await untilTrue(`an answer to "${text}"`, () => replies().length > before, 60_000);
  const said = replies().slice(before).map(({ entry }) => entry);
  return { text: said.map((e) => e.text ?? '').join(' '), citations: said.reduce((n, e) => n + (e.citations?.length ?? 0), 0) };
}
