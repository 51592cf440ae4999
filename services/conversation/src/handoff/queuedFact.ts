import type { QueuePlace } from '@lobby/contracts';
import type { ConversationRow, NewFact } from '../timeline/append.ts';
import { WORDS } from './wording.ts';

/** Tells the customer where they stand: the place and the wait; that nobody is there just now; or, out of hours, the ticket and by when somebody answers. */
export function queuedFact(handoffId: string, place: QueuePlace, { language, ticketNumber }: Pick<ConversationRow, 'language' | 'ticketNumber'>): NewFact {
  const { queue, position, expectedWaitSeconds, open, staffed, promiseBy } = place;
  const words = WORDS[language];
  const waits = open && staffed;
  const text = waits ? words.queued(position, expectedWaitSeconds) : open ? words.unstaffed(promiseBy) : words.outOfHours(ticketNumber, promiseBy);
  return { actor: { kind: 'system' }, fact: { type: 'queued', handoffId, queue, position, expectedWaitSeconds, open, staffed, ...(!waits && promiseBy ? { promiseBy: promiseBy.toISOString() } : {}), text } };
}
