import type { EscalationRule } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Checkbox, Form, Select } from 'antd';
import { useQueues } from '../actions/useQueues.ts';
import { useT, type T } from '../i18n/useT.ts';
import { ActiveField, BothField, PriorityField, QueueField, TagsField } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { mintSettingId, useSetting } from './useSetting.ts';
import { withoutEmpty } from './withoutEmpty.ts';

const CLOCKS = ['first_response', 'next_response', 'resolution', 'promise'] as const;
const MOMENTS = ['warning', 'breach'] as const;
const AUDIENCES = ['assignee', 'followers', 'overseers'] as const;

/** What happens when a clock runs low or out. */
export function RulesPart() {
  const t = useT();
  const { nameOf } = useQueues();
  const { query, write } = useSetting<{ rules: EscalationRule[] }>('/api/v1/escalation-rules');
  const lines = (query.data?.rules ?? []).map(({ id, ...values }) => ({
    id, values, active: values.active, name: values.name[currentLanguage()],
    detail: `${whenOf(t, values, nameOf)} → ${thenOf(t, values.actions, nameOf)}`,
  }));
  const save = (id: string | null, values: object) => {
    const { actions, ...rule } = withoutEmpty(values) as Partial<EscalationRule>;
    return write(id ?? mintSettingId(), { queue: null, priority: null, ...rule, actions: { ...actions, notify: actions?.notify ?? [] } });
  };
  return (
    <SettingsPart
      title={t('settings.rules')} about={t('settings.rulesAbout')} query={query} lines={lines} save={save}
      fresh={{ active: true, clock: 'resolution', when: 'warning', actions: { notify: ['overseers'] } }} Fields={RuleFields}
    />
  );
}

type Rule = Omit<EscalationRule, 'id'>;
type NameOf = (queue: string) => string;

function whenOf(t: T, { clock, when, queue, priority }: Rule, nameOf: NameOf): string {
  return [t(`clock.${clock}`), t(`notice.sla.${when}`), queue && nameOf(queue), priority && t(`priority.${priority}`)].filter(Boolean).join(' · ');
}

function thenOf(t: T, { priority, queue, addTags = [], notify }: Rule['actions'], nameOf: NameOf): string {
  const parts = [priority && t(`priority.${priority}`), queue && nameOf(queue), ...addTags.map((tag) => `#${tag}`), ...notify.map((who) => t(`settings.notify.${who}`))];
  return parts.filter(Boolean).join(' · ') || '—';
}

function RuleFields() {
  const t = useT();
  return (
    <>
      <BothField name={['name']} label={t('settings.name')} />
      <div className="ticket-form">
        <Form.Item name="clock" label={t('settings.clock')}><Select options={CLOCKS.map((value) => ({ value, label: t(`clock.${value}`) }))} /></Form.Item>
        <Form.Item name="when" label={t('settings.when')}><Select options={MOMENTS.map((value) => ({ value, label: t(`notice.sla.${value}`) }))} /></Form.Item>
        <QueueField name="queue" label={t('settings.onlyQueue')} any={t('inbox.filterAny')} />
        <PriorityField name="priority" label={t('settings.onlyPriority')} />
      </div>
      <h3>{t('settings.then')}</h3>
      <div className="ticket-form">
        <PriorityField name={['actions', 'priority']} label={t('ticket.priority')} />
        <QueueField name={['actions', 'queue']} label={t('ticket.queue')} />
      </div>
      <TagsField name={['actions', 'addTags']} label={t('tickets.bulk.tag')} />
      <Form.Item name={['actions', 'notify']} label={t('settings.notify')}><Checkbox.Group options={AUDIENCES.map((value) => ({ value, label: t(`settings.notify.${value}`) }))} /></Form.Item>
      <ActiveField />
    </>
  );
}
