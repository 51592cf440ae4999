import type { Understanding } from '@lobby/contracts';

/** The queue whose people know a topic; anything else goes to `general`, and so does an unknown queue. */
export function queueFor(topic: string | null): string {
  if (!topic) return 'general';
  if (topic === 'complaint') return 'complaints';
  if (topic === 'fraud_report') return 'fraud';
  if (topic.startsWith('card_')) return 'cards';
  if (topic.startsWith('mortgage_') || topic.endsWith('loan') || topic === 'loan_progress') return 'loans';
  return 'general';
}

/** So much of a message must be about one queue's business; a bare "转人工" is about none. */
const SHARE_LEAST = 0.3;
const NO_BUSINESS: ReadonlySet<string> = new Set(['human_agent', 'greeting', 'thanks_bye']);

/** The queue for what the very message asks about besides a person ("房贷提前还款，我要找人工"); when it names nothing, for what was spoken of last. */
export function queueForNeed(topics: Understanding['topics'], lastTopic: string | null): string {
  const shares = new Map<string, number>();
  for (const { id, score } of topics) if (!NO_BUSINESS.has(id)) shares.set(queueFor(id), (shares.get(queueFor(id)) ?? 0) + score);
  const [best] = [...shares].sort(([, a], [, b]) => b - a);
  return best && best[1] >= SHARE_LEAST ? best[0] : queueFor(lastTopic);
}
