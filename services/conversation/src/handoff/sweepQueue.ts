import type { ExpiredLease, Offer, Tx } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation, type AppendResult, type ConversationRow, type NewFact } from '../timeline/append.ts';
import { advance } from '../timeline/replay.ts';
import { queuedFact } from './queuedFact.ts';
import { WORDS } from './wording.ts';

/**
 * Takes back what a silent agent holds and offers what waits, each state together with the fact that tells of it.
 * @returns what was appended, already committed.
 */
export async function sweepQueue(spine: Spine): Promise<AppendResult[]> {
  const now = spine.clock.now();
  return spine.database.transaction(async (tx) => {
    const results: AppendResult[] = [];
    for (const lease of await spine.tickets.expireLeases(tx, now)) results.push(...(await record(spine, tx, lease.conversationId, (locked) => expiredFacts(lease, locked))));
    for (const offer of await spine.tickets.offerNext(tx, now)) results.push(...(await record(spine, tx, offer.conversationId, () => [offeredFact(offer)])));
    return results;
  });
}

const BY_SYSTEM = { actor: { kind: 'system' } } as const;

/** Whoever lost their agent is told where they stand now: nobody else may be there. */
function expiredFacts({ handoffId, agentId, was, place }: ExpiredLease, locked: ConversationRow): NewFact[] {
  if (was === 'offered') return [{ ...BY_SYSTEM, fact: { type: 'offer_ended', handoffId, agentId, why: 'expired' } }];
  const requeued: NewFact = { ...BY_SYSTEM, fact: { type: 'requeued', handoffId, agentId, why: 'lease_expired', text: WORDS[locked.language].requeued } };
  return place ? [requeued, queuedFact(handoffId, place, locked)] : [requeued];
}

function offeredFact({ handoffId, agentId, leaseUntil }: Offer): NewFact {
  return { ...BY_SYSTEM, fact: { type: 'offered', handoffId, agentId, leaseUntil: leaseUntil.toISOString() } };
}

/** One conversation whose queue entry does not fit it must not keep all the others waiting, so it is left out and named in the log. */
async function record(spine: Spine, tx: Tx, conversationId: string, factsFor: (locked: ConversationRow) => NewFact[]): Promise<AppendResult[]> {
  const locked = await lockConversation(tx, conversationId);
  const facts = factsFor(locked);
  const [first] = facts;
  if (!first || !advance(locked, { seq: locked.lastSeq + 1, at: spine.clock.now(), fact: first.fact })) {
    spine.log.error({ conversationId, fact: first?.fact.type, status: locked.status }, 'queue and conversation do not agree');
    return [];
  }
  return [await appendFacts(tx, spine.clock, locked, facts)];
}
