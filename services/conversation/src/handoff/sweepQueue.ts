import type { ExpiredLease, Fact, Offer, Tx } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation, type AppendResult } from '../timeline/append.ts';
import { advance } from '../timeline/replay.ts';
import { WORDS } from './wording.ts';

/**
 * Takes back what a silent agent holds and offers what waits, each state together with the fact that tells of it.
 * @returns what was appended, already committed.
 */
export async function sweepQueue(spine: Spine): Promise<AppendResult[]> {
  const now = spine.clock.now();
  return spine.database.transaction(async (tx) => {
    const results: AppendResult[] = [];
    for (const lease of await spine.tickets.expireLeases(tx, now)) results.push(...(await record(spine, tx, lease.conversationId, (language) => expiredFact(lease, language))));
    for (const offer of await spine.tickets.offerNext(tx, now)) results.push(...(await record(spine, tx, offer.conversationId, () => offeredFact(offer))));
    return results;
  });
}

function expiredFact({ handoffId, agentId, was }: ExpiredLease, language: 'zh' | 'en'): Fact {
  return was === 'offered'
    ? { type: 'offer_ended', handoffId, agentId, why: 'expired' }
    : { type: 'requeued', handoffId, agentId, why: 'lease_expired', text: WORDS[language].requeued };
}

function offeredFact({ handoffId, agentId, leaseUntil }: Offer): Fact {
  return { type: 'offered', handoffId, agentId, leaseUntil: leaseUntil.toISOString() };
}

/** One conversation whose queue entry does not fit it must not keep all the others waiting, so it is left out and named in the log. */
async function record(spine: Spine, tx: Tx, conversationId: string, factIn: (language: 'zh' | 'en') => Fact): Promise<AppendResult[]> {
  const locked = await lockConversation(tx, conversationId);
  const fact = factIn(locked.language);
  if (!advance(locked, { seq: locked.lastSeq + 1, at: spine.clock.now(), fact })) {
    spine.log.error({ conversationId, fact: fact.type, status: locked.status }, 'queue and conversation do not agree');
    return [];
  }
  return [await appendFacts(tx, spine.clock, locked, [{ actor: { kind: 'system' }, fact }])];
}
