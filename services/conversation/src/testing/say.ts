import type { Staff } from '@lobby/contracts';
import type { House } from './house.ts';

export type Visitor = { id: string; token: string };
type Entry = { seq: number; type: string; text?: string; actor: { kind: string; id?: string; name?: string }; data?: Record<string, unknown>; turnId?: string };

let n = 0;
export const clientId = (): string => `client-${String((n += 1)).padStart(8, '0')}`;

/** Says something and waits until the bot has done what it owes. @returns the status of the send. */
export async function say(house: House, to: Visitor, text: string): Promise<number> {
  const { status } = await house.send(to, { clientId: clientId(), text });
  await house.conversation.idle();
  return status;
}

export async function timelineOf(house: House, to: Visitor): Promise<Entry[]> {
  const answer = await house.app.inject({ url: `/api/v1/conversations/${to.id}/timeline?limit=500`, headers: { authorization: `Bearer ${to.token}` } });
  return (answer.json() as { entries: Entry[] }).entries;
}

/** A conversation that waits for a person. */
export async function waiting(house: House): Promise<Visitor & { handoffId: string }> {
  const visitor = await house.open();
  await say(house, visitor, '转人工');
  const [open] = (await house.tickets.assignments()).filter((a) => a.conversationId === visitor.id && a.state !== 'done');
  return { ...visitor, handoffId: open?.handoffId ?? '' };
}

export async function accepted(house: House, staff: Staff): Promise<Visitor & { handoffId: string }> {
  const visitor = await waiting(house);
  await house.desk(staff, 'POST', `/handoffs/${visitor.handoffId}/accept`);
  return visitor;
}
