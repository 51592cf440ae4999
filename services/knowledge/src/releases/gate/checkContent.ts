import { setImmediate } from 'node:timers/promises';
import type { GateFinding, ReleaseContent } from '@lobby/contracts';
import { indexContent, type ContentIndex } from '../contentIndex.ts';
import { checkBands } from './checkBands.ts';
import { checkDates } from './checkDates.ts';
import { checkFillable } from './checkFillable.ts';
import { checkFlows } from './checkFlows.ts';
import { checkMarkup } from './checkMarkup.ts';
import { checkProcedures } from './checkProcedures.ts';
import { checkReferences } from './checkReferences.ts';
import { checkRules } from './checkRules.ts';
import { checkStatedNumbers } from './checkStatedNumbers.ts';
import { checkTopics } from './checkTopics.ts';
import { checkTranslations } from './checkTranslations.ts';
import { checkUtterances } from './checkUtterances.ts';
import type { GateCheck, GateContext } from './gateCheck.ts';

const CHECKS: readonly GateCheck[] = [
  checkReferences, checkBands, checkRules, checkTopics, checkProcedures, checkFlows, checkFillable, checkStatedNumbers, checkDates, checkUtterances, checkTranslations, checkMarkup,
];

const titleOf = ({ itemId }: GateFinding, index: ContentIndex): Pick<GateFinding, 'title'> => {
  const found = itemId === undefined ? undefined : index.get(itemId);
  return found ? { title: found.item.title } : {};
};

/** Everything the gate can say from the content alone. Only findings of severity `error` stop a release. Between two checks others have their turn. */
export async function checkContent(content: ReleaseContent, context: GateContext): Promise<GateFinding[]> {
  const index = indexContent(content);
  const findings: GateFinding[] = [];
  for (const check of CHECKS) {
    findings.push(...check(index, context));
    await setImmediate();
  }
  return findings.map((finding) => ({ ...finding, ...titleOf(finding, index) }));
}
