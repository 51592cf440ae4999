/** The queue whose people know a topic; anything else goes to `general`, and so does an unknown queue. */
export function queueFor(topic: string | null): string {
  if (!topic) return 'general';
  if (topic === 'complaint') return 'complaints';
  if (topic === 'fraud_report') return 'fraud';
  if (topic.startsWith('card_')) return 'cards';
  if (topic.startsWith('mortgage_') || topic.endsWith('loan') || topic === 'loan_progress') return 'loans';
  return 'general';
}
