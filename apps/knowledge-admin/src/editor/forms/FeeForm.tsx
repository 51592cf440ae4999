import { useT } from '../../i18n/useT.ts';
import { ItemField } from '../fields/ItemField.tsx';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { ObjectRows } from '../fields/ObjectRows.tsx';
import { NumberField, SelectField, TextField } from '../fields/simpleFields.tsx';
import { SourceRows } from '../fields/sourceFields.tsx';

const PER = ['year', 'month', 'transaction', 'item', 'once', 'day'] as const;

export function FeeForm() {
  const t = useT();
  return (
    <>
      <ItemField path="body.product" label={t('fee.product')} kind="product" />
      <TextField path="body.feeType" label={t('fee.type')} />
      <NumberField path="body.amount" label={t('fee.amount')} min={0} hint={t('fee.how')} optional />
      <TextField path="body.percent" label={t('fee.percent')} optional />
      <NumberField path="body.min" label={t('fee.min')} min={0} optional />
      <NumberField path="body.max" label={t('fee.max')} min={0} optional />
      <SelectField path="body.per" label={t('fee.per')} options={PER.map((value) => ({ value, label: t(`per.${value}`) }))} />
      <TextField path="body.currency" label={t('fee.currency')} />
      <ObjectRows
        path="body.bands" label={t('fee.bands')} fresh={{}}
        columns={[{ key: 'upTo', label: t('fee.upTo'), kind: 'number' }, { key: 'amount', label: t('fee.amount'), kind: 'number' }, { key: 'percent', label: t('fee.percent'), kind: 'text' }]}
      />
      <LocalizedField path="body.note" label={t('fee.note')} optional />
      <LocalizedField path="body.waiver" label={t('fee.waiver')} optional />
      <SourceRows path="body.basedOn" label={t('faq.basedOn')} />
    </>
  );
}
