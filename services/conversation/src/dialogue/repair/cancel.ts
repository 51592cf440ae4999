import { because, type Decision, type Seen } from '../../decision/moves.ts';

/** "算了，不办了": stops what is going on. A no to a resume question is judged by `resumed`. */
export function cancelled({ heard, state }: Seen): Decision | null {
  if (heard.dialogueAct !== 'cancel') return null;
  return because('cancelled', state.active?.flow ?? state.eligibility?.product ?? null, null, { do: 'cancel' });
}
