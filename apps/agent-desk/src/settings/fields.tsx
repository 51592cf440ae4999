import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useQueues } from '../actions/useQueues.ts';
import { useT } from '../i18n/useT.ts';

export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
type Name = string | (string | number)[];
type At = { name: Name; label: string };

export function useNeeded() {
  const t = useT();
  return [{ required: true, whitespace: true, message: t('newTicket.need') }];
}

/** A text in both languages. */
export function BothField({ name, label, long = false }: { name: (string | number)[]; label: string; long?: boolean }) {
  const t = useT();
  const needed = useNeeded();
  const field = long ? <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} /> : <Input maxLength={60} />;
  return (
    <div className={long ? '' : 'ticket-form'}>
      <Form.Item name={[...name, 'zh']} label={`${label} · ${t('conv.language.zh')}`} rules={needed}>{field}</Form.Item>
      <Form.Item name={[...name, 'en']} label={`${label} · ${t('conv.language.en')}`} rules={needed}>{field}</Form.Item>
    </div>
  );
}

export function MinutesField({ name, label }: At) {
  const t = useT();
  return <Form.Item name={name} label={label} rules={[{ required: true, message: t('newTicket.need') }]}><InputNumber min={1} max={525_600} precision={0} suffix={t('settings.minutes')} /></Form.Item>;
}

export function ActiveField() {
  const t = useT();
  return <Form.Item name="active" label={t('settings.active')} valuePropName="checked"><Switch /></Form.Item>;
}

export function PriorityField({ name, label }: At) {
  const t = useT();
  return <Form.Item name={name} label={label}><Select allowClear placeholder={t('settings.unchanged')} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} /></Form.Item>;
}

export function QueueField({ name, label, any }: At & { any?: string }) {
  const t = useT();
  const { queues, nameOf } = useQueues();
  return <Form.Item name={name} label={label}><Select allowClear placeholder={any ?? t('settings.unchanged')} options={queues.map(({ id }) => ({ value: id, label: nameOf(id) }))} /></Form.Item>;
}

export function TagsField({ name, label }: At) {
  const t = useT();
  return <Form.Item name={name} label={label}><Select mode="tags" open={false} suffixIcon={null} placeholder={t('ticket.tagsAdd')} /></Form.Item>;
}
