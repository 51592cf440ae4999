import { openBrowser, openFaultProxy, openTab, pause, RawCustomer, seededRandom, untilTrue, type Door, type Ground, type RealCustomer, type StaffMember } from '@lobby/testkit/faults';
import { ackedOf } from './ackedOf.ts';
import type { FaultCase } from './faultCase.ts';
import { must, standingOf } from './people.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** More than one page of the timeline, so that a long absence comes back in several. */
const MANY = 230;
/** Asked for a person and accepted, answered, passed on, ended: after so many absences the customer is with the bot again. */
const STEPS = 4;

/** R8. A tab is away for a second to an hour, in which its customer writes elsewhere and is accepted, answered, transferred and ended: back, it shows what a new tab shows. */
export const missedWhileAway: FaultCase = {
  id: 'R8', title: 'away for a second to an hour', smoke: 4, full: 100,
  own: false,
  run: async ({ seed, size }, ground) => {
    const random = seededRandom(seed);
    const whole = Math.ceil(size / STEPS) * STEPS;
    const proxy = await openFaultProxy({ port: Number(new URL(ground.url).port) });
    const browser = openBrowser();
    const away = openTab(`http://127.0.0.1:${proxy.port}`, browser, { ackTimeoutMs: 2_000 });
    const failures: string[] = [];
    const agent = await ground.staff('agent1');
    try {
      away.client.send('转人工');
      await untilTrue('the conversation is open', () => away.client.getSnapshot().waiting === 0 && away.client.getSnapshot().conversationId !== null, 120_000);
      const elsewhere = new RawCustomer(doorOf(browser, ground));
      for (let n = 0; n < whole; n += 1) {
        proxy.set({ cut: true });
        // An exponent, so that seconds, minutes and an hour are all met.
        const gone = SECOND_MS * (HOUR_MS / SECOND_MS) ** random();
        await ground.clock.move(gone);
        await meanwhile(n, elsewhere, agent);
        proxy.set({ cut: false });
        failures.push(...await sameAsFresh(away, ground, browser, `after ${Math.round(gone / SECOND_MS)} s`));
        await ground.clock.move(-gone);
      }
      const view = away.view();
      elsewhere.close();
      return { n: whole, unit: 'absences', history: { acked: [...ackedOf(away).filter((a) => !a.clientId.startsWith('else-')), ...elsewhere.acked], views: [view] }, failures, notes: { entries: view.shown.length } };
    } finally {
      away.stop();
      await proxy.close();
    }
  },
};

/** The session the tab keeps in its browser, as another program of the same customer would use it. */
function doorOf({ site, storage }: ReturnType<typeof openBrowser>, { url }: Ground): Door {
  return { url, ...(JSON.parse(storage.getItem(`lobby.${site}.session`) ?? '{}') as Omit<Door, 'url'>) };
}

/** What happens while the tab is away: messages, and a step of the handoff, a different one each time. */
async function meanwhile(n: number, elsewhere: RawCustomer, agent: StaffMember): Promise<void> {
  const { conversationId } = elsewhere.door;
  await untilTrue('the other door is open', () => elsewhere.socket.connected);
  for (let i = 0; i < (n % 10 === 3 ? MANY : 3); i += 1) await elsewhere.send(`else-${n}-${i}`, n % STEPS === 0 && i === 0 ? '转人工' : `第 ${n} 次不在时的第 ${i} 句`);
  const path = `/desk/conversations/${conversationId}`;
  const step = n % STEPS;
  if (step === 0) await untilTrue('a person is asked for', async () => ['queued', 'offered'].includes((await standingOf(agent, conversationId))?.status ?? ''), 120_000, 200);
  await own(agent, conversationId);
  if (step <= 1) await must(agent.post(`${path}/messages`, { clientId: `desk-${String(n).padStart(5, '0')}`, text: '您好' }), 'answering');
  if (step === 1) await must(agent.post(`${path}/notes`, { clientId: `note-${String(n).padStart(5, '0')}`, text: '只给同事看' }), 'noting');
  if (step === 2) await must(agent.post(`${path}/transfer`, { queue: 'general' }), 'transferring');
  if (step === 3) await must(agent.post(`${path}/resolve`), 'resolving');
}

/** The jump of the clock may have ended the agent's lease, or is about to. */
async function own(agent: StaffMember, conversationId: string): Promise<void> {
  await must(agent.post('/desk/heartbeat'), 'heartbeat');
  const standing = await standingOf(agent, conversationId);
  if (standing?.status !== 'assigned') await must(agent.post(`/desk/handoffs/${standing?.handoffId}/accept`), 'accepting');
}

async function sameAsFresh(away: RealCustomer, ground: Ground, browser: ReturnType<typeof openBrowser>, when: string): Promise<string[]> {
  const fresh = openTab(ground.url, browser);
  const shows = ({ client }: RealCustomer): string => {
    const { items, status, connection } = client.getSnapshot();
    return JSON.stringify([connection, status, items.map((i) => [i.entry.seq, i.entry.type, i.entry.text])]);
  };
  try {
    await untilTrue('the tab shows what a new one shows', () => fresh.client.getSnapshot().loaded && fresh.client.getSnapshot().items.length > 0 && shows(fresh) === shows(away), 60_000, 100);
    await pause(300);
    return shows(fresh) === shows(away) ? [] : [`${when}: the tab and a new one differ again`];
  } catch {
    return [`${when}: the tab shows ${shows(away).slice(0, 60)} … ${shows(away).slice(-200)}, a new one ${shows(fresh).slice(0, 60)} … ${shows(fresh).slice(-200)}`];
  } finally {
    fresh.stop();
  }
}
