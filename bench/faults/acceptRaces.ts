import { untilTrue, type Ground, type StaffMember } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';
import type { FaultCase } from './faultCase.ts';
import { answerOn, ask, factsOf, openWaiting } from './people.ts';

const RACERS = ['agent1', 'agent2', 'supervisor1'] as const;
/** Each presses twice at once: on the desk's line and over REST. */
const PRESSES = 2;
/** New customers after so many races, so that conversations stay of a customer's length. */
const RACES_PER_CUSTOMER = 100;

/** R5. Everybody takes the same waiting customer at the same moment: one wins, the others learn who, and one fact is written. */
export const acceptRaces: FaultCase = {
  id: 'R5', title: 'everybody accepts at once', smoke: 20, full: 10_000,
  own: false,
  run: async ({ size }, ground, tell) => {
    const racers = await Promise.all(RACERS.map((name) => openRacer(ground, name)));
    const [looker] = racers as [Racer];
    const failures: string[] = [];
    const history = { acked: [] as RawAcked, views: [] };
    try {
      for (let done = 0; done < size; done += RACES_PER_CUSTOMER) {
        const { customer, conversationId, handoffId } = await openWaiting(ground, looker.member);
        const races = Math.min(RACES_PER_CUSTOMER, size - done);
        for (let n = 0; n < races; n += 1) failures.push(...await race(racers, conversationId, handoffId));
        const facts = await factsOf(looker.member, conversationId);
        const accepted = facts.filter((f) => f.type === 'accepted').length;
        if (accepted !== races) failures.push(`${races} races left ${accepted} facts "accepted"`);
        history.acked.push(...customer.acked);
        customer.close();
        tell(`${done + races} races, ${failures.length} failures`);
      }
      return { n: size, unit: `races of ${RACERS.length * PRESSES}`, history, failures };
    } finally {
      for (const racer of racers) racer.line.disconnect();
    }
  },
};

type RawAcked = Awaited<ReturnType<typeof openWaiting>>['customer']['acked'];
type Racer = { member: StaffMember; line: Socket };
type Answer = { racer: Racer; won: boolean; code: string; by: string | undefined };

async function openRacer(ground: Ground, name: string): Promise<Racer> {
  const member = await ground.staff(name);
  const line = member.socket();
  await untilTrue(`${name} is connected`, () => line.connected);
  return { member, line };
}

/** One race; the winner then gives the customer back to the queue. @returns what was wrong */
async function race(racers: readonly Racer[], conversationId: string, handoffId: string): Promise<string[]> {
  const answers = await Promise.all(racers.flatMap((racer) => [pressOnLine(racer, handoffId), pressOverRest(racer, handoffId)]));
  const winners = new Set(answers.filter((a) => a.won).map((a) => a.racer));
  const [winner] = winners;
  if (winners.size !== 1 || !winner) return [`a race had ${winners.size} winners: ${answers.map((a) => `${a.racer.member.username} ${a.won ? 'won' : a.code}`).join(', ')}`];
  const wrong = answers.filter((a) => !a.won && (a.code !== 'already_accepted' || a.by !== winner.member.id));
  await ask(winner.line, 'conversation.transfer', { conversationId, queue: 'general' });
  return wrong.map((a) => `a loser was told ${a.code} ${a.by ?? 'nobody'}`);
}

async function pressOnLine(racer: Racer, handoffId: string): Promise<Answer> {
  const answer = await answerOn(racer.line, 'handoff.accept', { handoffId });
  return answer.ok ? { racer, won: true, code: '', by: undefined } : { racer, won: false, code: answer.error.code, by: answer.error.current?.by };
}

async function pressOverRest(racer: Racer, handoffId: string): Promise<Answer> {
  const { status, body } = await racer.member.post(`/desk/handoffs/${handoffId}/accept`);
  return { racer, won: status === 200, code: String(body.code ?? status), by: (body.current as { by?: string } | undefined)?.by };
}
