import { useT } from '../../i18n/useT.ts';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { ObjectRows } from '../fields/ObjectRows.tsx';
import { CheckField, NumberField, SelectField, TextField } from '../fields/simpleFields.tsx';

const TYPES = ['number', 'money', 'boolean', 'enum', 'date', 'duration', 'text'] as const;

export function FactForm() {
  const t = useT();
  return (
    <>
      <SelectField path="body.type" label={t('fact.type')} options={TYPES.map((value) => ({ value, label: t(`factType.${value}`) }))} />
      <NumberField path="body.askingCost" label={t('fact.askingCost')} min={1} max={10} />
      <LocalizedField path="body.question" label={t('fact.question')} />
      <LocalizedField path="body.unit" label={t('fact.unit')} optional />
      <NumberField path="body.min" label={t('fact.min')} optional />
      <NumberField path="body.max" label={t('fact.max')} optional />
      <CheckField path="body.onlyGrows" label={t('fact.onlyGrows')} />
      <TextField path="body.slot" label={t('fact.slot')} optional />
      <ObjectRows
        path="body.options" label={t('fact.options')} fresh={{ value: '', label: { zh: '' } }}
        columns={[{ key: 'value', label: t('fact.optionValue'), kind: 'text' }, { key: 'label.zh', label: `${t('fact.optionLabel')} ${t('field.zh')}`, kind: 'text' }, { key: 'label.en', label: `${t('fact.optionLabel')} ${t('field.en')}`, kind: 'text' }]}
      />
    </>
  );
}
