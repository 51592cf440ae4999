import type { Condition } from '@lobby/contracts';
import { useT } from '../../i18n/useT.ts';
import { useFactInfos } from '../../shared/useFacts.ts';
import { ConditionEditor } from '../condition/ConditionEditor.tsx';
import { conditionSentence } from '../condition/conditionSentence.ts';
import { factsOf } from '../condition/factsOf.ts';
import { useField } from '../EditorContext.tsx';
import { ItemField, ItemsField } from '../fields/ItemField.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { NumberField } from '../fields/simpleFields.tsx';
import { SourceField } from '../fields/sourceFields.tsx';
import { EffectForm } from './EffectForm.tsx';
import { TryRulePanel } from './TryRulePanel.tsx';

const FIRST: Condition = { all: [{ fact: '', op: 'eq', value: true }] };

export function RuleForm() {
  const t = useT();
  return (
    <>
      <ItemsField path="body.appliesTo" label={t('rule.appliesTo')} kind="product" free hint={t('rule.appliesHint')} wide />
      <EffectForm />
      <WhenField />
      <LocalizedField path="body.explain" label={t('rule.explain')} lines={2} />
      <LocalizedField path="body.remedy" label={t('rule.remedy')} lines={2} optional />
      <SourceField path="body.basedOn" />
      <NumberField path="body.priority" label={t('rule.priority')} min={0} max={1000} />
      <ItemField path="body.supersedes" label={t('rule.supersedes')} kind="rule" optional />
    </>
  );
}

/** The condition as blocks, and beside it what it says. */
function WhenField() {
  const t = useT();
  const { value, set, error, id } = useField<Condition>('body.when');
  const condition = value ?? FIRST;
  const facts = useFactInfos(factsOf(condition));
  return (
    <>
    <fieldset className="when is-wide" id={id}>
      <legend>{t('rule.when')}</legend>
      <ConditionEditor path="body.when" condition={condition} onChange={set} />
      <aside><h3>{t('rule.sentence')}</h3><output>{conditionSentence(t, condition, facts)}</output></aside>
      {error && !('fact' in condition) ? <span className="field-error is-wide" role="alert">{error}</span> : null}
    </fieldset>
    <TryRulePanel condition={condition} />
    </>
  );
}
