import { useT } from '../../i18n/useT.ts';
import { ItemsField } from '../fields/ItemField.tsx';
import { LinesField } from '../fields/localizedFields.tsx';
import { CheckField, TextField } from '../fields/simpleFields.tsx';
import { NearestPanel } from './NearestPanel.tsx';

export function TopicForm() {
  const t = useT();
  return (
    <>
      <TextField path="body.topic" label={t('topic.topic')} />
      <ItemsField path="body.about" label={t('topic.about')} kind="product" free hint={t('topic.aboutHint')} optional />
      <CheckField path="body.outOfScope" label={t('topic.outOfScope')} wide />
      <LinesField path="body.utterances" label={t('topic.utterances')} />
      <NearestPanel />
    </>
  );
}
