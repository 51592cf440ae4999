import { openGround, untilTrue, type Ground, type StaffMember } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';
import type { FaultCase } from './faultCase.ts';
import { ask, factsOf, openWaiting, standingOf, type DeskFact } from './people.ts';
import { smallBank } from './smallBank.ts';

/** Longer than any lease: an offer's 30 s, a conversation's 60 s. */
const SILENCE_MS = 61_000;
const STEPS = ['offered', 'accepted', 'answered', 'consulting', 'transferring'] as const;
type Step = (typeof STEPS)[number];

/** R6. The agent's line and page die at each step of a handoff: the customer goes back to the queue with everything said, is told once, and the next agent takes them. */
export const agentDies: FaultCase = {
  id: 'R6', title: 'the agent dies at each step of a handoff', smoke: 5, full: 50,
  own: true,
  run: async ({ seed, size }) => {
    const ground = await openGround({ env: smallBank() });
    const failures: string[] = [];
    const acked = [];
    try {
      await ground.start();
      const people = { dying: await ground.staff('agent1'), next: await ground.staff('agent2'), boss: await ground.staff('supervisor1') };
      for (let n = 0; n < size; n += 1) {
        const step = STEPS[(seed + n) % STEPS.length] ?? 'offered';
        const { customer, wrong } = await dieAt(step, ground, people);
        failures.push(...wrong.map((what) => `${step}: ${what}`));
        acked.push(...customer.acked);
        customer.close();
      }
      return { n: size, unit: 'deaths', history: { acked, views: [] }, stored: await ground.settle(), failures };
    } finally {
      await ground.close();
    }
  },
};

type People = { dying: StaffMember; next: StaffMember; boss: StaffMember };

async function dieAt(step: Step, ground: Ground, { dying, next, boss }: People) {
  const line = await comeOnline(dying);
  const { customer, conversationId, handoffId } = await openWaiting(ground, boss);
  await untilTrue('the customer is offered', async () => (await standingOf(boss, conversationId))?.status === 'offered', 60_000, 200);
  await reach(step, line, conversationId, handoffId, next);
  line.disconnect();
  await customer.send('still-there', '您还在吗');
  await ground.clock.move(SILENCE_MS);
  await untilTrue('the customer waits again', async () => ['queued', 'offered'].includes((await standingOf(boss, conversationId))?.status ?? ''), 60_000, 200);
  const other = await comeOnline(next);
  await ask(other, 'handoff.accept', { handoffId });
  const seen = await ask<{ entries: DeskFact[] }>(other, 'watch', { conversationId, after: 0 });
  const wrong = misses(step, await factsOf(boss, conversationId), seen.entries);
  await ask(other, 'conversation.resolve', { conversationId });
  await ask(other, 'wrap_up.end', {});
  await ask(other, 'presence.set', { presence: 'offline' });
  other.disconnect();
  return { customer, wrong };
}

/** Brings the handoff as far as the step at which the agent dies. */
async function reach(step: Step, line: Socket, conversationId: string, handoffId: string, colleague: StaffMember): Promise<void> {
  if (step === 'offered') return;
  await ask(line, 'handoff.accept', { handoffId });
  if (step === 'accepted') return;
  await ask(line, 'message.send', { conversationId, clientId: 'answer-1', text: '您好，我来看一下' });
  if (step === 'consulting') await ask(line, 'consult.ask', { conversationId, agentId: colleague.id, question: '这个能办吗' });
  // Sent and not waited for: the line dies with it under way, and it counts or does not.
  if (step === 'transferring') line.emit('conversation.transfer', { conversationId, queue: 'general' });
}

/** What must stand in the record after each death, and what the next agent must see. */
function misses(step: Step, facts: readonly DeskFact[], seen: readonly DeskFact[]): string[] {
  const count = (type: string): number => facts.filter((f) => f.type === type).length;
  const back = count('requeued') + count('transferred');
  const expired = count('offer_ended');
  const told = facts.filter((f) => f.type === 'requeued' && f.text).length;
  return [
    ...(step === 'offered' ? (back === 0 && expired >= 1 ? [] : [`an unanswered offer left ${back} requeued and ${expired} ended`]) : back === 1 ? [] : [`the customer went back to the queue ${back} times`]),
    ...(told === count('requeued') ? [] : ['the customer was not told']),
    ...(count('handoff.requested') === 1 ? [] : [`${count('handoff.requested')} handoffs for one wish`]),
    ...(facts.every((f) => f.type === 'accepted' || seen.some((s) => s.seq === f.seq)) ? [] : ['the next agent does not see everything']),
    ...(facts.some((f) => f.clientId === 'still-there') ? [] : ['what was said to a dead agent is gone']),
  ];
}

async function comeOnline(member: StaffMember): Promise<Socket> {
  const line = member.socket();
  await untilTrue(`${member.username} is connected`, () => line.connected, 60_000);
  await ask(line, 'presence.set', { presence: 'online' });
  await ask(line, 'heartbeat', {});
  return line;
}
