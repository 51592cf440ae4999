import { calendarDate } from '@lobby/service-kit';
import type { DialogueState } from '@lobby/contracts';
import { newState } from '../../dialogue/newState.ts';
import type { RunTurn, TurnInput, TurnResult } from '../turnGraph.ts';
import { emptyDraft, type Draft, type TurnContext, type TurnDeps } from './context.ts';

/**
 * Makes the function that thinks a turn through: consider → reply (buildTurn). It stores nothing; the same input gives the same outcome as far as
 * knowledge and the bank answer the same.
 */
export function createTurnGraph(deps: TurnDeps): RunTurn {
  // LangChain loads beside the rest of the start, and the first turn waits for what is left of it.
  const building = import('./buildTurn.ts').then((module) => module.buildTurn());
  // A failed import is told by the first turn; without this it would end the process before.
  building.catch(() => undefined);
  return async (input, signal) => {
    const started = performance.now();
    const context = await contextOf(deps, input, signal);
    const turn = await building;
    const done = await turn.invoke({ context, draft: emptyDraft(stateOf(input)), waiting: input.texts, current: null, heard: null, upset: false });
    context.trace.timingsMs.total = performance.now() - started;
    return resultOf(done.draft, context);
  };
}

/** What a turn works with: the release it runs on, the day in the bank's time zone, and an empty trace. */
export async function contextOf(deps: TurnDeps, input: TurnInput, signal: AbortSignal): Promise<TurnContext> {
  const today = calendarDate(input.now);
  const know = await deps.knowledge.dialogue(input.releaseId, today);
  return { deps, input, know, today, signal, trace: { understanding: [], questions: [], answers: [], connectorCalls: [], timingsMs: {}, flowSteps: [] } };
}

/** The state the turn starts from; keys that an older state lacks get their first value. */
export function stateOf(input: TurnInput): DialogueState {
  const state = { ...newState(input.language), ...input.state };
  return { ...state, turns: state.turns + 1 };
}

function resultOf(draft: Draft, context: TurnContext): TurnResult {
  const { input, trace, know } = context;
  const { replies, handoff, ticket, reasons, summary } = draft;
  const state = replies.length === 0 ? draft.state : { ...draft.state, lastSaid: { day: context.today, release: know.releaseId } };
  return { replies, state, handoff, ticket, reasons, ...(summary ? { summary } : {}), trace: { turnId: input.turnId, release: know.releaseId, ...trace, reasons, stateBefore: input.state, stateAfter: state } };
}
