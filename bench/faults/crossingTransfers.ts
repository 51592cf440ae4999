import { pause, seededRandom, untilDone, untilTrue, type Acked, type Ground, type StaffMember } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';
import type { FaultCase } from './faultCase.ts';
import { ask, factsOf, openWaiting, type DeskFact } from './people.ts';

const CUSTOMER_MESSAGES = 2;
/** The customer's messages and the transfer start within so many milliseconds of each other, in any order. */
const SPREAD_MS = 12;
const TRANSFERS_PER_CUSTOMER = 25;

/** R7. A conversation is passed to and fro between two agents while the customer writes: every message stands once, and live only with whoever has it then. */
export const crossingTransfers: FaultCase = {
  id: 'R7', title: 'a transfer crosses messages', smoke: 20, full: 10_000,
  own: false,
  run: async ({ seed, size }, ground, tell) => {
    const random = seededRandom(seed);
    const agents = await Promise.all([ground.staff('agent1'), ground.staff('agent2')].map(async (member) => new Listener(await member)));
    const failures: string[] = [];
    const acked: Acked[] = [];
    try {
      for (const agent of agents) await agent.begin();
      for (let done = 0; done < size; done += TRANSFERS_PER_CUSTOMER) {
        const played = await passAround(ground, agents, Math.min(TRANSFERS_PER_CUSTOMER, size - done), random);
        failures.push(...played.wrong);
        acked.push(...played.acked);
        tell(`${done} transfers, ${acked.length} acknowledged`);
      }
      return { n: size, unit: 'transfers', history: { acked, views: [] }, failures, notes: { customerMessages: acked.length } };
    } finally {
      for (const agent of agents) agent.line.disconnect();
    }
  },
};

async function passAround(ground: Ground, agents: readonly Listener[], transfers: number, random: () => number) {
  const [first, second] = agents as [Listener, Listener];
  const { customer, conversationId, handoffId } = await openWaiting(ground, first.member);
  await first.take(conversationId, handoffId);
  const refused: string[] = [];
  for (let n = 0; n < transfers; n += 1) {
    const [owner, other] = n % 2 === 0 ? [first, second] : [second, first];
    const said = Array.from({ length: CUSTOMER_MESSAGES }, async (_unused, i) => {
      await pause(random() * SPREAD_MS);
      return customer.send(`cross-${n}-${i}`, `第 ${n} 次转接时的第 ${i} 句`);
    });
    const answered = pause(random() * SPREAD_MS).then(() => ask(owner.line, 'message.send', { conversationId, clientId: `agent-${String(n).padStart(4, '0')}`, text: '我看看' }));
    await pause(random() * SPREAD_MS);
    await ask(owner.line, 'conversation.transfer', { conversationId, queue: 'general', ...(random() < 0.5 ? { toAgent: other.member.id } : {}) });
    // Said before the transfer, or refused because it came after; never both.
    await answered.catch((error: unknown) => refused.push(String(error)));
    await untilDone(() => other.take(conversationId, handoffId), 60_000, 50);
    await Promise.all(said);
  }
  const last = transfers % 2 === 0 ? first : second;
  await ask(last.line, 'conversation.resolve', { conversationId });
  const facts = await factsOf(last.member, conversationId);
  const acked = customer.acked.map((a) => ({ ...a, sender: `${a.sender} ${a.clientId}` }));
  customer.close();
  const agentSaid = facts.filter((f) => f.type === 'agent.said').length;
  return { acked, wrong: [...foreignPushes(facts, agents, conversationId), ...(agentSaid + refused.length === transfers ? [] : [`${transfers} answers: ${agentSaid} stored and ${refused.length} refused`])] };
}

/** Entries that reached an agent live while the other one had the conversation. The fact that ends one's time is still one's own. */
function foreignPushes(facts: readonly DeskFact[], agents: readonly Listener[], conversationId: string): string[] {
  let owner: string | undefined;
  const wrong: string[] = [];
  for (const fact of facts) {
    if (fact.type === 'accepted') owner = fact.actor.id;
    else if (fact.type === 'transferred' || fact.type === 'resolved') owner = undefined;
    else if (owner) for (const agent of agents) if (agent.member.id !== owner && agent.live.has(`${conversationId} ${fact.seq}`)) wrong.push(`${agent.member.username} heard entry ${fact.seq} (${fact.type}) of another's conversation`);
  }
  return wrong;
}

/** An agent's line that notes what it is told live. */
class Listener {
  readonly member: StaffMember;
  readonly line: Socket;
  readonly live = new Set<string>();
  readonly #seen = new Map<string, number>();

  constructor(member: StaffMember) {
    this.member = member;
    this.line = member.socket();
    this.line.on('entry', ({ conversationId, entry }: { conversationId: string; entry: DeskFact }) => this.live.add(`${conversationId} ${entry.seq}`));
  }

  /** On a break: known at the desk, so that others may pass customers on to them, and offered nobody's. */
  async begin(): Promise<void> {
    await untilTrue('the agent is connected', () => this.line.connected);
    await ask(this.line, 'presence.set', { presence: 'break' });
  }

  async take(conversationId: string, handoffId: string): Promise<void> {
    await ask(this.line, 'handoff.accept', { handoffId });
    // As the desk does, from where it had come to: a page of all that was said in each transfer would be most of the work.
    const page = await ask<{ lastSeq: number }>(this.line, 'watch', { conversationId, after: this.#seen.get(conversationId) ?? 0 });
    this.#seen.set(conversationId, page.lastSeq);
  }
}
