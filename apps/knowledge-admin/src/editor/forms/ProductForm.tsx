import { useT } from '../../i18n/useT.ts';
import { ItemsField } from '../fields/ItemField.tsx';
import { LinesField, LocalizedField, LocalizedRows } from '../fields/localizedFields.tsx';
import { ObjectRows } from '../fields/ObjectRows.tsx';
import { SelectField, TextField, WordsField } from '../fields/simpleFields.tsx';
import { SourceRows } from '../fields/sourceFields.tsx';
import { AttributesField } from './AttributesField.tsx';

const CHANNELS = ['app', 'online_bank', 'branch', 'atm', 'phone', 'mini_program'] as const;
const RISKS = ['R1', 'R2', 'R3', 'R4', 'R5'] as const;

export function ProductForm() {
  const t = useT();
  return (
    <>
      <TextField path="body.category" label={t('product.category')} />
      <SelectField path="body.risk" label={t('product.risk')} optional options={RISKS.map((value) => ({ value, label: value }))} />
      <LocalizedField path="body.summary" label={t('product.summary')} lines={3} />
      <LinesField path="body.aliases" label={t('product.aliases')} />
      <LocalizedRows path="body.features" label={t('product.features')} />
      <WordsField path="body.channels" label={t('product.channels')} options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} />
      <ItemsField path="body.alternatives" label={t('product.alternatives')} kind="product" optional />
      <ItemsField path="body.excludes" label={t('product.excludes')} kind="product" optional />
      <ItemsField path="body.requiresProducts" label={t('product.requires')} kind="product" optional />
      <ObjectRows
        path="body.limits" label={t('product.limits')} fresh={{ key: '', name: { zh: '' } }}
        columns={[{ key: 'key', label: t('product.limitKey'), kind: 'text' }, { key: 'name.zh', label: `${t('product.limitName')} ${t('field.zh')}`, kind: 'text' }, { key: 'name.en', label: `${t('product.limitName')} ${t('field.en')}`, kind: 'text' }, { key: 'amount', label: t('product.limitAmount'), kind: 'number' }, { key: 'value.zh', label: t('product.limitValue'), kind: 'text' }]}
      />
      <AttributesField path="body.attributes" />
      <LocalizedRows path="body.materials" label={t('product.materials')} />
      <LocalizedField path="body.hours" label={t('product.hours')} optional />
      <LocalizedField path="body.disclaimer" label={t('product.disclaimer')} lines={2} optional />
      <SourceRows path="body.basedOn" label={t('faq.basedOn')} />
    </>
  );
}
