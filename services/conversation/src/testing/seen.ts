import type { DialogueState, ReleasedFlow, Understanding } from '@lobby/contracts';
import type { Seen } from '../decision/moves.ts';
import { newState } from '../dialogue/newState.ts';
import { see } from '../turn/graph/see.ts';
import { testKnowledge } from './testKnowledge.ts';
import { understood } from './understood.ts';

/** What a rule looks at: an understanding, the state it falls into, perhaps a pressed button. */
export function seen(heard: Partial<Understanding>, state: Partial<DialogueState> = {}, option?: string, flows?: readonly ReleasedFlow[]): Seen {
  return see(understood(heard), { option }, { ...newState('zh'), ...state }, testKnowledge(flows));
}

/** A card-loss flow under way, waiting at the step of this name. */
export function lossAt(step: string, slots: Record<string, string> = {}): Partial<DialogueState> {
  const expecting = step === 'sure' ? { kind: 'confirm' as const, name: 'sure', type: 'yes_no' } : step === 'type' ? { kind: 'slot' as const, name: 'card_type', type: 'enum' } : { kind: 'slot' as const, name: 'card_tail', type: 'card_tail' };
  return { active: { flow: 'flow.card-loss', version: 1, step, slots, results: {}, runId: 'run_1' }, expecting, lastTopic: 'card_lost' };
}
