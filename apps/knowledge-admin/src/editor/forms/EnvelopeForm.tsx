import { useT } from '../../i18n/useT.ts';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { DateField, TextField, WordsField } from '../fields/simpleFields.tsx';

/** What every item has: title, owner, dates, tags. */
export function EnvelopeForm() {
  const t = useT();
  return (
    <>
      <LocalizedField path="title" label={t('field.title')} />
      <TextField path="owner" label={t('field.owner')} />
      <WordsField path="tags" label={t('field.tags')} optional />
      <DateField path="validFrom" label={t('field.validFrom')} />
      <DateField path="validTo" label={t('field.validTo')} optional />
      <DateField path="reviewBy" label={t('field.reviewBy')} optional />
    </>
  );
}
