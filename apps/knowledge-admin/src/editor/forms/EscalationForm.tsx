import { useT } from '../../i18n/useT.ts';
import { LinesField, LocalizedField } from '../fields/localizedFields.tsx';
import { SelectField, TextField } from '../fields/simpleFields.tsx';

const PRIORITIES = ['urgent', 'high', 'normal'] as const;

/** What must reach a person at once, and what only looks like it. */
export function EscalationForm() {
  const t = useT();
  return (
    <>
      <TextField path="body.signal" label={t('escalation.signal')} />
      <TextField path="body.queue" label={t('escalation.queue')} />
      <SelectField path="body.priority" label={t('escalation.priority')} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} />
      <LocalizedField path="body.message" label={t('escalation.message')} lines={2} />
      <LinesField path="body.phrasings" label={t('escalation.phrasings')} />
      <LinesField path="body.lookalikes" label={t('escalation.lookalikes')} />
    </>
  );
}
