import type { GateFinding, ReleaseContent } from '@lobby/contracts';
import { indexContent, type ContentIndex } from '../contentIndex.ts';
import { checkBands } from './checkBands.ts';
import { checkReferences } from './checkReferences.ts';
import { checkRules } from './checkRules.ts';
import { checkStatedNumbers } from './checkStatedNumbers.ts';
import { checkTopics } from './checkTopics.ts';

/** One check of the gate: looks at a whole release and says what it found. Pure. */
export type GateCheck = (index: ContentIndex) => GateFinding[];

const CHECKS: readonly GateCheck[] = [checkReferences, checkBands, checkRules, checkTopics, checkStatedNumbers];

/** Everything the gate can say from the content alone. Only findings of severity `error` stop a release. */
export function checkContent(content: ReleaseContent): GateFinding[] {
  const index = indexContent(content);
  return CHECKS.flatMap((check) => check(index));
}
