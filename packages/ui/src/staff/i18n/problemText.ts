import type { Problem } from '@lobby/contracts';
import { currentLanguage } from './startI18n.ts';
import { detailText } from './detailText.ts';
import type { Words } from './useWords.ts';
import type { StaffKey } from './words.ts';

/** What a problem means for the person in front of the screen: the code's sentence, the server's reason in their language, and the reference to quote. */
export function problemText(problem: Problem, t: Words<StaffKey>): string {
  const sentence = t(problem.status === 0 ? 'problem.network' : `problem.${problem.code}`);
  const detail = problem.status === 0 ? null : detailText(problem.detail, currentLanguage());
  const reference = problem.code === 'internal' && problem.requestId ? ` (${t('problem.requestId')} ${problem.requestId})` : '';
  return `${sentence}${detail ? ` ${detail}` : ''}${reference}`;
}
