import type { Understanding } from '@lobby/contracts';
import type { Move } from '../../decision/moves.ts';
import type { Draft, TurnContext } from './context.ts';
import { performAsk, performFact } from './performAsk.ts';
import { performCancel, performConfirm, performCorrectSlots, performFill, performResume, performSkip, performStart } from './performInFlow.ts';
import { performAskAgain, performClarify, performHandoff, performRepeat, performSay } from './performWords.ts';

/** Does one move: everything that touches knowledge or the bank is behind here, everything that decides lies before. */
export async function perform(draft: Draft, move: Move, heard: Understanding, context: TurnContext): Promise<Draft> {
  switch (move.do) {
    case 'handoff': return performHandoff(draft, move.wish, move.say, context);
    case 'ask': return performAsk(draft, move, context);
    case 'start': return performStart(draft, move, heard, context);
    case 'fill': return performFill(draft, move.value, heard, context);
    case 'correct_slots': return performCorrectSlots(draft, move.slots, context);
    case 'confirm': return performConfirm(draft, move.yes, context);
    case 'fact': return performFact(draft, move, context);
    case 'skip': return performSkip(draft, context);
    case 'ask_again': return performAskAgain(draft, move, context);
    case 'cancel': return performCancel(draft, context);
    case 'repeat': return performRepeat(draft);
    case 'resume': return performResume(draft, move, heard, context);
    case 'clarify': return performClarify(draft, move.topics, heard.masked, heard.aspects, context);
    case 'say': return performSay(draft, move);
  }
}
