import { LobbyError, type Deferral, type Deferred } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { timeline } from '../record/schema.ts';
import { publish, readConversation, tell } from './command.ts';
import { WORDS } from './wording.ts';

/**
 * Instead of waiting the customer leaves a message or asks to be called: the wait ends, the ticket holds the promise, and the date is told in the same
 * transaction. The bot goes on. The same clientId again gives the same promise. The phone number goes to the ticket's seal and nowhere else.
 * @throws LobbyError wrong_state when nothing waits, invalid_request without anything to answer or anywhere to call, conflict
 */
export async function deferHandoff(spine: Spine, conversationId: string, { clientId, kind, text, phone }: Deferral): Promise<Deferred> {
  const told = await promisedBefore(spine, conversationId, clientId);
  if (told) return told;
  if (kind === 'message' && !text) throw new LobbyError('invalid_request', 'Say what it is about', { errors: [{ path: 'text', message: 'needed' }] });
  const { handoffId, language, customerId } = await readConversation(spine, conversationId);
  if (!handoffId) throw new LobbyError('wrong_state', 'You are not waiting for a person');
  const masked = text ? spine.nlu.mask(text).masked : null;
  const done = await spine.database.transaction(async (tx) => {
    const promise = await spine.tickets.defer(tx, { handoffId, conversationId, kind, text: masked, phone: phone ?? null });
    if (!promise) throw new LobbyError('wrong_state', 'You are not waiting for a person');
    const { ticketId, number, by } = promise;
    const actor = { kind: 'customer' as const, ...(customerId ? { id: customerId } : {}) };
    const result = await tell(spine, tx, conversationId, actor, { type: 'callback.promised', handoffId, kind, ticketId, number, by: by.toISOString(), text: WORDS[language].promised(kind, number, by) }, clientId);
    return { result, deferred: { number, by: by.toISOString() } };
  });
  publish(spine, done.result);
  return done.deferred;
}

async function promisedBefore(spine: Spine, conversationId: string, clientId: string): Promise<Deferred | null> {
  const [before] = await spine.database.db.select({ fact: timeline.fact }).from(timeline).where(and(eq(timeline.conversationId, conversationId), eq(timeline.clientId, clientId)));
  if (!before) return null;
  if (before.fact.type !== 'callback.promised') throw new LobbyError('conflict', 'This clientId was used for another message');
  return { number: before.fact.number, by: before.fact.by };
}
