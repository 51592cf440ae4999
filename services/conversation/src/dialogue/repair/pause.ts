import type { DialogueState } from '@lobby/contracts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { isWordless } from '../answer/plainWords.ts';
import { asksToWait, callsOut, saysGoOn } from '../answer/pauseWords.ts';

/** True while a flow or an eligibility question waits for its answer. */
export function isWaiting({ expecting, active, eligibility }: Pick<DialogueState, 'expecting' | 'active' | 'eligibility'>): boolean {
  if (expecting === null) return false;
  return expecting.kind === 'fact' ? eligibility !== null : active !== null && (expecting.kind === 'slot' || expecting.kind === 'confirm');
}

/** Words that say nothing yet: "等一下我找找", "继续", "……". None of them is a failure to understand. */
export function paused(seen: Seen): Decision | null {
  const { heard, state } = seen;
  if (seen.option !== null || (seen.answer !== null && seen.answer.kind !== 'value')) return null;
  const waiting = isWaiting(state);
  if (asksToWait(heard.masked)) return because('asks_to_wait', null, null, waiting ? { do: 'ask_again', why: 'take_time', bound: null } : { do: 'say', act: 'chitchat', words: 'take_time', failure: false, offerPerson: false });
  if (waiting && saysGoOn(heard.masked)) return because('goes_on', null, null, { do: 'ask_again', why: 'going_on', bound: null });
  if (!isWordless(heard.masked) && !(waiting && callsOut(heard.masked))) return null;
  return because('wordless', null, null, waiting ? { do: 'ask_again', why: 'still_here', bound: null } : { do: 'say', act: 'clarify', words: 'still_here', failure: false, offerPerson: false });
}
