import { useT } from '../../i18n/useT.ts';
import { ItemField, ItemsField } from '../fields/ItemField.tsx';
import { LinesField, LocalizedField } from '../fields/localizedFields.tsx';
import { SelectField } from '../fields/simpleFields.tsx';
import { SourceRows } from '../fields/sourceFields.tsx';
import { useTopics } from '../../shared/useTopics.ts';
import { InsertFigure } from './InsertFigure.tsx';

export function FaqForm() {
  const t = useT();
  const topics = useTopics();
  return (
    <>
      <SelectField path="body.topic" label={t('faq.topic')} options={topics} />
      <ItemsField path="body.products" label={t('faq.products')} kind="product" optional />
      <LocalizedField path="body.answer" label={t('faq.answer')} lines={7} />
      <InsertFigure path="body.answer" />
      <LinesField path="body.phrasings" label={t('faq.phrasings')} />
      <SelectField path="body.audience" label={t('faq.audience')} options={(['customer', 'staff'] as const).map((value) => ({ value, label: t(`faq.audience.${value}`) }))} />
      <ItemField path="body.procedure" label={t('faq.procedure')} kind="procedure" optional />
      <SourceRows path="body.basedOn" label={t('faq.basedOn')} />
    </>
  );
}
