import type { QueuePlace } from '@lobby/contracts';
import type { ConversationRow, NewFact } from '../timeline/append.ts';
import { WORDS } from './wording.ts';

/** Tells the customer where they stand: the place and the wait, or, out of hours, the ticket and by when somebody answers. */
export function queuedFact(handoffId: string, place: QueuePlace, { language, ticketNumber }: Pick<ConversationRow, 'language' | 'ticketNumber'>): NewFact {
  const { queue, position, expectedWaitSeconds, open, promiseBy } = place;
  const words = WORDS[language];
  const text = open ? words.queued(position, expectedWaitSeconds) : words.outOfHours(ticketNumber, promiseBy);
  return { actor: { kind: 'system' }, fact: { type: 'queued', handoffId, queue, position, expectedWaitSeconds, open, ...(!open && promiseBy ? { promiseBy: promiseBy.toISOString() } : {}), text } };
}
