import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { titleOf } from '../../shared/titleOf.ts';
import { useTopics } from '../../shared/useTopics.ts';
import { useErrorWithin, useField } from '../EditorContext.tsx';
import { ItemsField } from '../fields/ItemField.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { ObjectRows } from '../fields/ObjectRows.tsx';
import { SelectField, TextField } from '../fields/simpleFields.tsx';
import { SourceRows } from '../fields/sourceFields.tsx';
import type { Step } from '../flowchart/layoutSteps.ts';

/** Steps from top to bottom, each with where it leads; the flowchart beside the form is drawn from them. */
export function ProcedureForm() {
  const t = useT();
  const topics = useTopics();
  return (
    <>
      <SelectField path="body.topic" label={t('faq.topic')} options={topics} optional />
      <ItemsField path="body.products" label={t('faq.products')} kind="product" optional />
      <Steps />
      <SourceRows path="body.basedOn" label={t('faq.basedOn')} />
    </>
  );
}

function Steps() {
  const t = useT();
  const { value, set, disabled } = useField<Step[]>('body.steps');
  const error = useErrorWithin('body.steps');
  const steps = value ?? [];
  const swap = (at: number, by: number): void => {
    const next = [...steps];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    set(next);
  };
  return (
    <fieldset className="steps is-wide">
      <legend>{t('procedure.steps')}</legend>
      {steps.map((step, at) => (
        <section key={at} className="step" id={`step-${step.id}`} aria-label={`${t('procedure.step')} ${at + 1}`}>
          <header className="bar">
            <strong>{at + 1}</strong><span className="admin-fill" />
            <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={disabled || at === 0} aria-label={`${t('procedure.up')} ${at + 1}`} onClick={() => swap(at, -1)} />
            <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={disabled || at === steps.length - 1} aria-label={`${t('procedure.down')} ${at + 1}`} onClick={() => swap(at, 1)} />
            <Button size="small" type="text" icon={<DeleteOutlined />} disabled={disabled || steps.length === 1} aria-label={`${t('field.remove')} ${at + 1}`} onClick={() => set(steps.filter((_, i) => i !== at))} />
          </header>
          <div className="fields">
            <TextField path={`body.steps[${at}].id`} label={t('procedure.id')} />
            <LocalizedField path={`body.steps[${at}].text`} label={t('procedure.text')} lines={2} />
            <ObjectRows path={`body.steps[${at}].next`} label={t('procedure.next')} hint={t('procedure.nextHint')} fresh={{ to: steps[at + 1]?.id ?? '' }} columns={[{ key: 'to', label: t('procedure.to'), kind: 'choice', options: steps.map(stepOption) }, { key: 'when.zh', label: t('procedure.when'), kind: 'text' }, { key: 'when.en', label: t('procedure.whenEn'), kind: 'text' }]} />
          </div>
        </section>
      ))}
      {error ? <span className="field-error" role="alert">{error}</span> : null}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => set([...steps, { id: freshId(steps), text: { zh: '' }, next: [] }])}>{t('procedure.add')}</Button>
    </fieldset>
  );
}

/** Steps are chosen by their number and first words; their ids are for the machine. */
const stepOption = ({ id, text }: Step, at: number) => ({ value: id, label: `${at + 1}. ${titleOf({ title: text?.zh ?? id, titleEn: text?.en }).slice(0, OPTION_LENGTH)}` });
const OPTION_LENGTH = 24;

/** The first "s<n>" that no step has. */
function freshId(steps: readonly Step[]): string {
  const known = new Set(steps.map((step) => step.id));
  for (let n = steps.length + 1; ; n += 1) if (!known.has(`s${n}`)) return `s${n}`;
}
