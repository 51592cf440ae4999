import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { asksAboutProof, isCustomerNumber, isWaitingForCode, readCustomerNumber, wantsResend, wantsToVerify } from '../answer/readIdentity.ts';

/** The customer proves who they are: wants to, says their customer number, or has typed a code that the door has had checked already. */
export function provingIdentity(seen: Seen): Decision | null {
  const { state, heard, option } = seen;
  if (seen.stepUp === 'verified') return because('step_up', 'verified', 'verified', { do: 'step_up', step: 'verified' });
  if (seen.stepUp !== null) return because('step_up', seen.stepUp, 'verified', { do: 'step_up', step: 'refused', why: seen.stepUp });
  if (state.stepUp === null) return null;
  if (option === 'verify' || (option === null && wantsToVerify(heard.masked))) return because('step_up', 'wished', null, { do: 'step_up', step: 'begin' });
  const awaited = state.expecting?.kind === 'identity' ? state.expecting.name : null;
  if (option === null && awaited !== 'code' && isCustomerNumber(heard.masked)) return because('step_up', 'who', null, { do: 'step_up', step: 'who', who: readCustomerNumber(heard.masked) ?? '' });
  if (option === 'resend' || (option === null && state.stepUp.who !== null && wantsResend(heard.masked))) return because('step_up', 'resend', null, { do: 'step_up', step: 'resend' });
  const who = awaited === 'who' ? readCustomerNumber(heard.masked) : null;
  if (awaited !== null && who === null && asksAboutProof(heard.masked)) return because('step_up', 'asks', awaited, { do: 'ask_again', why: awaited === 'who' ? 'step_up_where' : 'step_up_late', bound: null });
  return who === null ? null : because('step_up', 'who', null, { do: 'step_up', step: 'who', who });
}

/** Waiting for the number or the code, and the message is neither, nor clearly something else. */
export function identityAskedAgain(seen: Seen): Decision | null {
  const { state, heard } = seen;
  const other = sureTopic(heard) !== null || heard.dialogueAct === 'greet' || heard.dialogueAct === 'thank' || heard.outOfScope >= heard.thresholds.outOfScope;
  if (state.expecting?.kind !== 'identity' || seen.option !== null || (other && !isWaitingForCode(state, heard.masked))) return null;
  return because('not_an_answer', heard.masked.length, null, { do: 'ask_again', why: 'unfit', bound: null });
}
