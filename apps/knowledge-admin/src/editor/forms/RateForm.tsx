import { useT } from '../../i18n/useT.ts';
import { ItemField } from '../fields/ItemField.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { ObjectRows } from '../fields/ObjectRows.tsx';
import { SelectField, TextField } from '../fields/simpleFields.tsx';
import { SourceRows } from '../fields/sourceFields.tsx';

const PER = ['year', 'month', 'day', 'once', 'unit'] as const;

export function RateForm() {
  const t = useT();
  return (
    <>
      <ItemField path="body.product" label={t('rate.product')} kind="product" />
      <TextField path="body.rateType" label={t('rate.type')} />
      <SelectField path="body.per" label={t('rate.per')} options={PER.map((value) => ({ value, label: t(`per.${value}`) }))} />
      <ObjectRows
        path="body.bands" label={t('rate.bands')} hint={t('rate.termHint')} fresh={{ percent: '' }}
        columns={[
          { key: 'term', label: t('rate.term'), kind: 'text' }, { key: 'minAmount', label: t('rate.minAmount'), kind: 'number' }, { key: 'maxAmount', label: t('rate.maxAmount'), kind: 'number' },
          { key: 'currency', label: t('fee.currency'), kind: 'text' }, { key: 'percent', label: t('rate.percent'), kind: 'text' },
        ]}
      />
      <LocalizedField path="body.note" label={t('rate.note')} optional />
      <SourceRows path="body.basedOn" label={t('faq.basedOn')} />
    </>
  );
}
