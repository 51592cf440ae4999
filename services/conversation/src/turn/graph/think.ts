import type { Understanding } from '@lobby/contracts';
import type { Move } from '../../decision/moves.ts';
import { policy } from '../../decision/policy.ts';
import { slotsAtStart } from '../../dialogue/flow/slots.ts';
import { QUEUED, startRun } from '../../dialogue/flow/view.ts';
import type { TurnText } from '../turnGraph.ts';
import type { Draft, TurnContext } from './context.ts';
import { perform } from './perform.ts';
import { beginNext } from './performInFlow.ts';
import { see } from './see.ts';

type Start = { move: Extract<Move, { do: 'start' }>; heard: Understanding };

/**
 * Judges and does the needs of one message in order. Where a message holds several, questions are answered first and flows start after them, because a flow ends with
 * a question of its own; a second flow waits on the stack.
 */
export async function think(draft: Draft, needs: readonly Understanding[], message: Pick<TurnText, 'option' | 'stepUp'>, context: TurnContext): Promise<Draft> {
  let current = draft;
  const starts: Start[] = [];
  for (const heard of needs) {
    const { moves, reasons } = policy(see(heard, message, current.state, context.know));
    current = { ...current, reasons: [...current.reasons, ...reasons] };
    for (const move of moves) {
      if (move.do !== 'start' || needs.length === 1) current = await perform(current, move, heard, context);
      else {
        starts.push({ move, heard });
        current = { ...current, state: { ...current.state, lastTopic: move.topic } };
      }
    }
    if (current.handoff) return current;
  }
  const started = await startAll(current, starts, context);
  const last = needs.at(-1);
  return last ? beginNext(started, last, context) : started;
}

async function startAll(draft: Draft, starts: readonly Start[], context: TurnContext): Promise<Draft> {
  let current = draft;
  for (const { move, heard } of starts) {
    const busy = current.state.active !== null && current.state.active.runId.startsWith(`${context.input.turnId}.`);
    current = busy ? keepForLater(current, move, heard, context) : await perform(current, move, heard, context);
  }
  return current;
}

/** At the bottom of the stack, so that flows come in the order they were asked for. */
function keepForLater(draft: Draft, move: Start['move'], heard: Understanding, context: TurnContext): Draft {
  const flow = context.know.flows.find((f) => f.id === move.flow);
  if (!flow || flow.id === draft.state.active?.flow) return draft;
  const run = startRun(flow, `${context.input.turnId}.${flow.id}`, slotsAtStart(flow, heard, draft.state.slots, false));
  const queued = { ...run, results: { [QUEUED]: true } };
  return { ...draft, state: { ...draft.state, stack: [queued, ...draft.state.stack] } };
}
