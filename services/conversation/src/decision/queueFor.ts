import type { Understanding } from '@lobby/contracts';

/** The queue whose people know a topic; anything else goes to `general`, and so does an unknown queue. */
export function queueFor(topic: string | null): string {
  if (!topic) return 'general';
  if (topic === 'complaint') return 'complaints';
  if (topic === 'fraud_report') return 'fraud';
  if (topic.startsWith('card_') || topic === 'atm_card_swallowed') return 'cards';
  if (topic.startsWith('mortgage_') || topic.endsWith('loan') || topic === 'loan_progress') return 'loans';
  return 'general';
}

/** So much of a message must be about one queue's business; a bare "转人工" is about none. Of what stands beside the wish it must be most. */
const SHARE_LEAST = { whole: 0.3, besides: 0.5 };
/** Whose business is everybody's else is surely meant only where hardly anything else is: "等半天了" resembles some of it. */
const GENERAL_LEAST = 0.8;
const NO_BUSINESS: ReadonlySet<string> = new Set(['human_agent', 'greeting', 'thanks_bye']);

/**
 * The queue for what the very message asks about besides a person ("房贷提前还款，我要找人工", "我要找人工，信用卡的事"); when it names nothing, for what was spoken of last.
 * @param heard topics of the message and, where understanding could tell them apart, of what stands beside the wish; null for a yes or a pressed button
 */
export function queueForNeed(heard: Pick<Understanding, 'topics' | 'besides'> | null, lastTopic: string | null): string {
  const shares = new Map<string, number>();
  for (const { id, score } of heard?.besides ?? heard?.topics ?? []) if (!NO_BUSINESS.has(id)) shares.set(queueFor(id), (shares.get(queueFor(id)) ?? 0) + score);
  const [best] = [...shares].sort(([, a], [, b]) => b - a);
  if (!best) return queueFor(lastTopic);
  const [queue, share] = best;
  const least = heard?.besides ? (queue === 'general' ? GENERAL_LEAST : SHARE_LEAST.besides) : SHARE_LEAST.whole;
  return share >= least ? queue : queueFor(lastTopic);
}
