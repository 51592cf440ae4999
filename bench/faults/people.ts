import { openDoor, RawCustomer, untilTrue, type Ground, type StaffMember } from '@lobby/testkit/faults';
import type { Socket } from 'socket.io-client';

/** A fact as the desk reads it. */
export type DeskFact = { seq: number; type: string; clientId?: string; text?: string; actor: { kind: string; id?: string } };
export type Standing = { status: string; handoffId: string | null; assignment: { agentId: string | null; offeredTo: string | null } | null };

const WAIT_MS = 120_000;
const PAGE = 500;
const ANSWER_LIMIT_MS = 60_000;

/** A customer who waits for a person, and the handoff that is theirs. */
export async function openWaiting(ground: Ground, looker: StaffMember): Promise<{ customer: RawCustomer; conversationId: string; handoffId: string }> {
  const customer = new RawCustomer(await openDoor(ground.url));
  const { conversationId } = customer.door;
  await customer.send('person-1', '转人工');
  await untilTrue('the customer waits for a person', async () => Boolean((await standingOf(looker, conversationId))?.handoffId), WAIT_MS);
  return { customer, conversationId, handoffId: (await standingOf(looker, conversationId))?.handoffId ?? '' };
}

/** How a conversation stands, or null while it is in no queue. */
export async function standingOf(looker: StaffMember, conversationId: string): Promise<Standing | null> {
  const { status, body } = await looker.get(`/desk/conversations/${conversationId}`);
  return status === 200 ? (body as unknown as Standing) : null;
}

export async function factsOf(looker: StaffMember, conversationId: string): Promise<DeskFact[]> {
  const facts: DeskFact[] = [];
  for (let after = 0, more = true; more;) {
    const { status, body } = await looker.get(`/desk/conversations/${conversationId}/timeline?after=${after}&limit=${PAGE}`);
    if (status !== 200) throw new Error(`the timeline answered ${status}`);
    const page = body as unknown as { entries: DeskFact[]; lastSeq: number; more: boolean };
    facts.push(...page.entries);
    after = page.entries.at(-1)?.seq ?? page.lastSeq;
    ({ more } = page);
  }
  return facts;
}

/** Does what must succeed. @throws with the refusal otherwise */
export async function must(answer: Promise<{ status: number; body: Record<string, unknown> }>, what: string): Promise<Record<string, unknown>> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${what}: ${status} ${String(body.code)}`);
  return body;
}

export type LineAnswer<T = null> = { ok: true; value: T } | { ok: false; error: { code: string; current?: { by?: string } } };

/** What the desk's line answers, a refusal too. @throws when it does not answer */
export async function answerOn<T = null>(line: Socket, event: string, payload: object): Promise<LineAnswer<T>> {
  return (await line.timeout(ANSWER_LIMIT_MS).emitWithAck(event, payload)) as LineAnswer<T>;
}

/** Asks on the desk's line. @throws with the refusal */
export async function ask<T = null>(line: Socket, event: string, payload: object): Promise<T> {
  const answer = await answerOn<T>(line, event, payload);
  if (!answer.ok) throw new Error(`${event}: ${answer.error.code}`);
  return answer.value;
}
