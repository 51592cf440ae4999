import type { Condition } from '@lobby/contracts';
import { conditionSentence } from '../editor/condition/conditionSentence.ts';
import { factsOf } from '../editor/condition/factsOf.ts';
import { useT } from '../i18n/useT.ts';
import { isCondition } from './diffRows.ts';
import { shownValue } from './shownValue.ts';
import { useFactInfos } from './useFacts.ts';

/** A value before or after a change; a condition is read aloud. */
export function DiffValue({ path, value }: { path: string; value: unknown }) {
  const t = useT();
  if (isCondition(path) && typeof value === 'object' && value !== null) return <ConditionWords condition={value as Condition} />;
  return typeof value === 'boolean' ? t(value ? 'cond.yes' : 'cond.no') : shownValue(value);
}

function ConditionWords({ condition }: { condition: Condition }) {
  const t = useT();
  const facts = useFactInfos(factsOf(condition));
  return conditionSentence(t, condition, facts);
}
