import type { TicketMacro } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Form, Input, Select } from 'antd';
import { useQueues } from '../actions/useQueues.ts';
import { useT, type T } from '../i18n/useT.ts';
import { ActiveField, BothField, PriorityField, QueueField, TagsField } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { mintSettingId, useSetting } from './useSetting.ts';
import { withoutEmpty } from './withoutEmpty.ts';

const STATES = ['open', 'pending_customer', 'on_hold', 'resolved', 'closed'] as const;

/** Several changes to a ticket under one name. */
export function MacrosPart() {
  const t = useT();
  const { nameOf } = useQueues();
  const { query, write } = useSetting<{ macros: TicketMacro[] }>('/api/v1/ticket-macros');
  const lines = (query.data?.macros ?? []).map(({ id, ...values }) => ({ id, values, active: values.active, name: values.name[currentLanguage()], detail: detailOf(t, values, nameOf) }));
  return (
    <SettingsPart
      title={t('settings.macros')} about={t('settings.macrosAbout')} query={query} lines={lines} fresh={{ active: true }}
      save={(id, values) => write(id ?? mintSettingId(), { actions: {}, ...withoutEmpty(values) })} Fields={MacroFields}
    />
  );
}

function MacroFields() {
  const t = useT();
  return (
    <>
      <BothField name={['name']} label={t('settings.name')} />
      <div className="ticket-form">
        <Form.Item name={['actions', 'status']} label={t('ticket.status')}><Select allowClear placeholder={t('settings.unchanged')} options={STATES.map((value) => ({ value, label: t(`ticketStatus.${value}`) }))} /></Form.Item>
        <PriorityField name={['actions', 'priority']} label={t('ticket.priority')} />
        <QueueField name={['actions', 'queue']} label={t('ticket.queue')} />
        <Form.Item name={['actions', 'assignee']} label={t('ticket.assignee')}><Select allowClear placeholder={t('settings.unchanged')} options={[{ value: 'me', label: t('settings.whoeverUses') }]} /></Form.Item>
      </div>
      <TagsField name={['actions', 'addTags']} label={t('tickets.bulk.tag')} />
      <Form.Item name={['actions', 'note']} label={t('ticket.noteLabel')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 5 }} /></Form.Item>
      {(['zh', 'en'] as const).map((language) => <Form.Item key={language} name={['actions', 'reply', language]} label={`${t('settings.reply')} · ${t(`conv.language.${language}`)}`}><Input.TextArea maxLength={2000} autoSize={{ minRows: 1, maxRows: 5 }} /></Form.Item>)}
      <ActiveField />
    </>
  );
}

function detailOf(t: T, { actions }: Pick<TicketMacro, 'actions'>, nameOf: (queue: string) => string): string {
  const { status, priority, queue, assignee, addTags = [], note, reply } = actions;
  const parts = [status && t(`ticketStatus.${status}`), priority && t(`priority.${priority}`), queue && nameOf(queue), assignee && t('settings.assigns'), ...addTags.map((tag) => `#${tag}`), note && t('composer.note'), reply && t('composer.reply')];
  return parts.filter(Boolean).join(' · ');
}
