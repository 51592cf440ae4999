import type { Problem } from '@lobby/contracts';
import type { Words } from './useWords.ts';
import type { StaffKey } from './words.ts';

/** What a problem means for the person in front of the screen: the code's sentence, the server's detail, and the reference to quote. */
export function problemText(problem: Problem, t: Words<StaffKey>): string {
  const sentence = t(problem.status === 0 ? 'problem.network' : `problem.${problem.code}`);
  const detail = problem.detail && problem.status !== 0 ? ` ${problem.detail}` : '';
  const reference = problem.code === 'internal' && problem.requestId ? ` (${t('problem.requestId')} ${problem.requestId})` : '';
  return `${sentence}${detail}${reference}`;
}
