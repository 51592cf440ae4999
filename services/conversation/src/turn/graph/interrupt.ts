import type { DialogueState } from '@lobby/contracts';

/** Flows kept waiting at once; the oldest is forgotten beyond that. */
const DEEPEST_STACK = 5;

/** Puts the running flow on the stack, so that something else can be dealt with. The eligibility question inside a flow is asked again when the flow goes on. */
export function interrupt(state: DialogueState): DialogueState {
  if (!state.active) return { ...state, expecting: null };
  return { ...state, active: null, stack: [...state.stack, state.active].slice(-DEEPEST_STACK), expecting: null, eligibility: null };
}
