import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { flowOfRun } from '../flow/view.ts';

/** "跳过", "不知道": of a slot that may stay empty, or of a fact of an eligibility question. */
export function skipped({ heard, state, option, know, answer }: Seen): Decision | null {
  // "不清楚" may be one of the choices.
  if (answer?.kind === 'value') return null;
  if (heard.dialogueAct !== 'skip' && option !== 'skip') return null;
  const { expecting } = state;
  if (expecting?.kind === 'fact') return because('skip', expecting.name, null, { do: 'skip' });
  if (expecting?.kind !== 'slot') return null;
  const flow = flowOfRun(know, state.active);
  const skippable = flow?.body.slots.find((s) => s.name === expecting.name)?.skippable ?? false;
  return because('skip', expecting.name, skippable, skippable ? { do: 'skip' } : { do: 'ask_again', why: 'cannot_skip', bound: null });
}
