import type { CannedPhrase } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Form, Input } from 'antd';
import { useT } from '../i18n/useT.ts';
import { ActiveField, BothField } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { mintSettingId, useSetting } from './useSetting.ts';

/** What agents get with `/`. */
export function CannedPart() {
  const t = useT();
  const { query, write } = useSetting<{ phrases: CannedPhrase[] }>('/api/v1/canned-phrases');
  const lines = (query.data?.phrases ?? []).map(({ id, ...values }) => ({ id, values, active: values.active, name: `/${values.code.replaceAll(' ', ' /')}`, detail: values.text[currentLanguage()] }));
  return (
    <SettingsPart
      title={t('settings.canned')} about={t('settings.cannedAbout')} query={query} lines={lines} fresh={{ active: true }} save={(id, values) => write(id ?? mintSettingId(), values)}
      Fields={PhraseFields}
    />
  );
}

function PhraseFields() {
  const t = useT();
  return (
    <>
      <Form.Item name="code" label={t('settings.code')} extra={t('settings.codeHint')} rules={[{ required: true, pattern: /^[a-z0-9]+( [a-z0-9]+)*$/, message: t('settings.codeHint') }]}><Input maxLength={60} /></Form.Item>
      <BothField name={['text']} label={t('settings.text')} long />
      <ActiveField />
    </>
  );
}
