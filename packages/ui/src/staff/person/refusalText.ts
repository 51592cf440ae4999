import type { Problem } from '@lobby/contracts';
import { problemText } from '../i18n/problemText.ts';
import type { Words } from '../i18n/useWords.ts';
import type { StaffKey } from '../i18n/words.ts';

const MINUTE = 60;

/** Why nobody was let in, in words for who stands at the door. `withCode`: the code was asked for too, so it may be what is wrong. */
export function refusalText(problem: Problem, withCode: boolean, t: Words<StaffKey>): string {
  if (problem.code === 'unauthenticated') return t(withCode ? 'signIn.wrongCode' : 'signIn.wrong');
  if (problem.code === 'wrong_state') return t('signIn.runOut');
  const seconds = (problem.current as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
  if (problem.code !== 'rate_limited' || typeof seconds !== 'number') return problemText(problem, t);
  return seconds > MINUTE ? t('signIn.lockedMinutes', { count: Math.ceil(seconds / MINUTE) }) : t('signIn.lockedSeconds', { count: seconds });
}
