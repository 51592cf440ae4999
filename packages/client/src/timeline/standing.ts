import type { EntryView } from '@lobby/contracts';

/** Where a conversation stands for its customer: replayed from the entries, never stored. */
export type Standing = {
  status: 'bot' | 'queued' | 'assigned' | 'closed';
  agentName: string | null;
  queue: QueueView | null;
  /** Seq of the latest `resolved`, when it has not been rated yet. */
  unratedSeq: number | null;
  /** Seq of the latest word from the bot or an agent. */
  lastReplySeq: number;
  /** Whom the bank says it is talking to, in the server's words. Null for nobody. */
  known: string | null;
};
/** `staffed`: somebody is at the desk who could answer. */
export type QueueView = { position: number | null; expectedWaitSeconds: number | null; open: boolean; staffed: boolean };

export const UNKNOWN_QUEUE: QueueView = { position: null, expectedWaitSeconds: null, open: true, staffed: true };

export const START: Standing = { status: 'bot', agentName: null, queue: null, unratedSeq: null, lastReplySeq: 0, known: null };

/** Replays a timeline in order of seq. */
export const standingOf = (entries: readonly EntryView[]): Standing => entries.reduce(step, START);

function step(now: Standing, entry: EntryView): Standing {
  switch (entry.type) {
    case 'customer.said':
      return now.status === 'closed' ? { ...now, status: 'bot', agentName: null } : now;
    case 'bot.replied':
      return { ...now, lastReplySeq: entry.seq };
    case 'agent.said':
      return { ...now, lastReplySeq: entry.seq, agentName: entry.actor.name ?? now.agentName };
    case 'queued':
      return { ...now, status: 'queued', agentName: null, queue: queueOf(entry) };
    case 'transferred':
    case 'requeued':
      return { ...now, status: 'queued', agentName: null, queue: now.queue ?? UNKNOWN_QUEUE };
    case 'accepted':
    case 'taken_over':
      return { ...now, status: 'assigned', queue: null, agentName: nameOf(entry) };
    case 'returned_to_bot':
    case 'handoff.withdrawn':
    case 'callback.promised':
      return { ...now, status: 'bot', queue: null, agentName: null };
    case 'resolved':
      return { ...now, status: 'closed', queue: null, unratedSeq: entry.seq };
    case 'identified':
      return { ...now, known: entry.text ?? now.known };
    case 'rated':
      return { ...now, unratedSeq: null };
    default:
      return now;
  }
}

function queueOf(entry: EntryView): QueueView {
  const { position, expectedWaitSeconds, open, staffed } = entry.data ?? {};
  return { position: numberOr(position), expectedWaitSeconds: numberOr(expectedWaitSeconds), open: open !== false, staffed: staffed !== false };
}

function nameOf(entry: EntryView): string | null {
  const name = entry.data?.['agentName'];
  return typeof name === 'string' ? name : (entry.actor.name ?? null);
}

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);
