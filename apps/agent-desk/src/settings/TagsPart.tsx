import type { TicketTag } from '@lobby/contracts';
import { Form, Input } from 'antd';
import { useT } from '../i18n/useT.ts';
import { ActiveField, useNeeded } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { useSetting } from './useSetting.ts';

/** Tags that are offered, and those people made up. */
export function TagsPart() {
  const t = useT();
  const { query, write } = useSetting<{ tags: TicketTag[] }>('/api/v1/ticket-tags');
  const lines = (query.data?.tags ?? []).map(({ tag, note, active, offered, tickets }) => ({
    id: tag, name: tag, active, values: { tag, note, active: offered ? active : true }, detail: [t('tickets.total', { count: tickets }), offered ? note : t('settings.madeUp')].filter(Boolean).join(' · '),
  }));
  return (
    <SettingsPart
      title={t('settings.tags')} about={t('settings.tagsAbout')} query={query} lines={lines} fresh={{ active: true, note: '' }} save={(_id, values) => write(null, values)}
      Fields={TagFields}
    />
  );
}

function TagFields({ fresh }: { fresh: boolean }) {
  const t = useT();
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="tag" label={t('settings.tag')} rules={needed}><Input maxLength={40} readOnly={!fresh} /></Form.Item>
      <Form.Item name="note" label={t('settings.tagNote')}><Input maxLength={200} /></Form.Item>
      <ActiveField />
    </>
  );
}
