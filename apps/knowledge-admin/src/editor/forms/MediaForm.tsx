import { useT } from '../../i18n/useT.ts';
import { useTopics } from '../../shared/useTopics.ts';
import { LocalizedField } from '../fields/localizedFields.tsx';
import { NumberField, SelectField, TextField } from '../fields/simpleFields.tsx';

const TYPES = ['video', 'audio', 'image'] as const;

export function MediaForm() {
  const t = useT();
  const topics = useTopics();
  return (
    <>
      <SelectField path="body.mediaType" label={t('media.mediaType')} options={TYPES.map((value) => ({ value, label: t(`mediaType.${value}`) }))} />
      <NumberField path="body.durationSeconds" label={t('media.durationSeconds')} min={1} optional />
      <TextField path="body.url" label={t('media.url')} wide />
      <SelectField path="body.topic" label={t('faq.topic')} options={topics} optional />
      <LocalizedField path="body.transcript" label={t('media.transcript')} lines={6} />
    </>
  );
}
