import type { CustomerView } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Button, Form, Input, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { wordOr } from '../i18n/topicName.ts';
import { useT, type T } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { useChange } from '../tickets/useTicket.ts';
import { Facts, Section } from './Section.tsx';
import { wishLines } from './wishLines.ts';

const PURPOSES = ['service_calls', 'marketing', 'data_analysis', 'sensitive_data'] as const;
const CHANNELS = ['web', 'phone', 'email', 'wechat', 'app'] as const;

/** What the customer agreed to and how they want to be served; who wrote it down when; and the way to change it. */
export function CustomerWishes({ view }: { view: CustomerView }) {
  const t = useT();
  const may = useMay('ticket.update');
  const [dialog, setDialog] = useState<'consent' | 'preferences' | null>(null);
  const { customer, consents = [], preferences = {}, names = {} } = view;
  const history = wishLines(view);
  const preferred = preferenceText(t, preferences);
  return (
    <Section title={t('wishes.title')} actions={may ? <span className="side-actions"><Button size="small" onClick={() => setDialog('consent')}>{t('wishes.recordConsent')}</Button><Button size="small" onClick={() => setDialog('preferences')}>{t('wishes.changePreferences')}</Button></span> : null}>
      <Facts
        facts={[
          ...PURPOSES.map((purpose) => ({ key: purpose, name: t(`consent.${purpose}`), value: <Answer said={consents.find((c) => c.purpose === purpose)?.granted} /> })),
          { key: 'preferences', name: t('customer.preferences'), value: preferred || <span className="lobby-soft">{t('wishes.none')}</span> },
        ]}
      />
      {history.length > 0 ? (
        <details>
          <summary>{t('wishes.history', { count: history.length })}</summary>
          <ol className="ticket-history">
            {history.map((line) => (
              <li key={line.key}>
                <span>{line.kind === 'consent' ? `${wordOr(t, `consent.${line.purpose}`, line.purpose)}: ${t(line.granted ? 'consent.yes' : 'consent.no')} · ${line.source}` : `${t('customer.preferences')}: ${preferenceText(t, line.preferences) || '—'}`}</span>
                <span className="lobby-soft lobby-small">{names[line.actor] ?? line.actor} · <RelativeTime at={line.at} /></span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {dialog === 'consent' ? <ConsentDialog customerId={customer.id} onClose={() => setDialog(null)} /> : null}
      {dialog === 'preferences' ? <PreferencesDialog customerId={customer.id} before={preferences} onClose={() => setDialog(null)} /> : null}
    </Section>
  );
}

function Answer({ said }: { said: boolean | undefined }) {
  const t = useT();
  if (said === undefined) return <span className="lobby-soft">{t('wishes.notAsked')}</span>;
  return <Tag variant="filled" color={said ? 'success' : 'default'}>{t(said ? 'consent.yes' : 'consent.no')}</Tag>;
}

function preferenceText(t: T, { language, channel, hours }: Readonly<Record<string, string>>): string {
  return [language && wordOr(t, `conv.language.${language}`, language), channel && wordOr(t, `channel.${channel}`, channel), hours].filter(Boolean).join(' · ');
}

type DialogProps = { customerId: string; onClose: () => void };

function ConsentDialog({ customerId, onClose }: DialogProps) {
  const t = useT();
  const { run, busy } = useChange();
  const [form] = Form.useForm<{ purpose: string; granted: boolean; source: string }>();
  const needed = [{ required: true, message: t('newTicket.need') }];
  const submit = async (consent: object): Promise<void> => {
    if (await run(session.api.post(`/api/v1/customers/${customerId}/consents`, consent), t('wishes.saved'))) onClose();
  };
  return (
    <FormDialog title={t('wishes.recordConsent')} okText={t('queue.save')} form={form} busy={busy} onSubmit={submit} onClose={onClose}>
      <Form.Item name="purpose" label={t('wishes.purpose')} rules={needed}><Select options={PURPOSES.map((value) => ({ value, label: t(`consent.${value}`) }))} /></Form.Item>
      <Form.Item name="granted" label={t('wishes.answer')} rules={needed}><Radio.Group options={[{ value: true, label: t('consent.yes') }, { value: false, label: t('consent.no') }]} /></Form.Item>
      <Form.Item name="source" label={t('wishes.source')} rules={[{ required: true, min: 2, whitespace: true, message: t('newTicket.need') }]}><Input maxLength={100} placeholder={t('wishes.sourceHint')} /></Form.Item>
    </FormDialog>
  );
}

function PreferencesDialog({ customerId, before, onClose }: DialogProps & { before: Readonly<Record<string, string>> }) {
  const t = useT();
  const { run, busy } = useChange();
  const [form] = Form.useForm<{ language?: string; channel?: string; hours?: string }>();
  const submit = async (wanted: object): Promise<void> => {
    const preferences = Object.fromEntries(Object.entries(wanted).filter(([, value]) => Boolean(value)));
    if (await run(session.api.put(`/api/v1/customers/${customerId}/preferences`, preferences), t('wishes.saved'))) onClose();
  };
  return (
    <FormDialog title={t('wishes.changePreferences')} okText={t('queue.save')} form={form} busy={busy} initialValues={before} onSubmit={submit} onClose={onClose}>
      <Form.Item name="language" label={t('wishes.language')}><Select allowClear options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`conv.language.${value}`) }))} /></Form.Item>
      <Form.Item name="channel" label={t('wishes.channel')}><Select allowClear options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} /></Form.Item>
      <Form.Item name="hours" label={t('wishes.hours')}><Input maxLength={60} /></Form.Item>
    </FormDialog>
  );
}
