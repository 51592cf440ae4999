import type { StaffMember } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';
import { factsOf, must, openWaiting } from './people.ts';

const RACERS = ['agent1', 'agent2', 'supervisor1'] as const;
/** Each presses twice, as two tabs of one person do. */
const PRESSES = 2;
/** New customers after so many races, so that conversations stay of a customer's length. */
const RACES_PER_CUSTOMER = 100;

/** R5. Everybody takes the same waiting customer at the same moment: one wins, the others learn who, and one fact is written. */
export const acceptRaces: FaultCase = {
  id: 'R5', title: 'everybody accepts at once', smoke: 20, full: 10_000,
  own: false,
  run: async ({ size }, ground) => {
    const racers = await Promise.all(RACERS.map((name) => ground.staff(name)));
    const failures: string[] = [];
    const history = { acked: [] as RawAcked, views: [] };
    for (let done = 0; done < size; done += RACES_PER_CUSTOMER) {
      const { customer, conversationId, handoffId } = await openWaiting(ground, racers[0] as StaffMember);
      const races = Math.min(RACES_PER_CUSTOMER, size - done);
      for (let n = 0; n < races; n += 1) failures.push(...await race(racers, conversationId, handoffId));
      const facts = await factsOf(racers[0] as StaffMember, conversationId);
      const accepted = facts.filter((f) => f.type === 'accepted').length;
      if (accepted !== races) failures.push(`${races} races left ${accepted} facts "accepted"`);
      history.acked.push(...customer.acked);
      customer.close();
    }
    return { n: size, unit: `races of ${RACERS.length * PRESSES}`, history, failures };
  },
};

type RawAcked = Awaited<ReturnType<typeof openWaiting>>['customer']['acked'];

/** One race; the winner then gives the customer back to the queue. @returns what was wrong */
async function race(racers: readonly StaffMember[], conversationId: string, handoffId: string): Promise<string[]> {
  const presses = racers.flatMap((racer) => Array.from({ length: PRESSES }, () => racer));
  const answers = await Promise.all(presses.map(async (racer) => ({ racer, ...await racer.post(`/desk/handoffs/${handoffId}/accept`) })));
  const winners = new Set(answers.filter((a) => a.status === 200).map((a) => a.racer));
  const [winner] = winners;
  if (winners.size !== 1 || !winner) return [`a race had ${winners.size} winners: ${answers.map((a) => `${a.racer.username} ${a.status} ${String(a.body.code ?? '')}`).join(', ')}`];
  const losers = answers.filter((a) => a.status !== 200);
  const wrong = losers.filter((a) => a.body.code !== 'already_accepted' || (a.body.current as { by?: string } | undefined)?.by !== winner.id);
  await must(winner.post(`/desk/conversations/${conversationId}/transfer`, { queue: 'general' }), 'giving the customer back');
  return wrong.map((a) => `a loser was told ${a.status} ${String(a.body.code)} ${JSON.stringify(a.body.current)}`);
}
