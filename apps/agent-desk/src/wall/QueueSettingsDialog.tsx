import type { BusinessCalendar, QueuePatch, QueueSettings } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Radio, Switch } from 'antd';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { BothField } from '../settings/fields.tsx';
import { useChange } from '../tickets/useTicket.ts';
import { areExceptions, calendarOf, DAYS, fieldsOf, type HoursFields } from './calendarFields.ts';

type Fields = HoursFields & Pick<Required<QueuePatch>, 'name' | 'active' | 'strategy' | 'wrapUpSeconds' | 'promiseMinutes'>;

/** Hours, holidays, routing and promises of a queue. What a simple form cannot say of a week (several windows a day) stays as it is. */
export function QueueSettingsDialog({ queue, onClose }: { queue: QueueSettings; onClose: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const { run, busy } = useChange();
  const always = Form.useWatch('always', form) ?? queue.calendar === null;
  const submit = async ({ name, active, strategy, wrapUpSeconds, promiseMinutes, ...hours }: Fields): Promise<void> => {
    const calendar: BusinessCalendar | null = calendarOf(hours, queue.calendar);
    const done = await run(session.api.patch(`/api/v1/queues/${queue.id}`, { version: queue.version, name, active, strategy, wrapUpSeconds, promiseMinutes, calendar }), t('queue.saved'));
    await cache.invalidateQueries({ queryKey: ['queue-settings'] });
    if (done) onClose();
  };
  return (
    <FormDialog title={t('queue.title', { name: queue.name[currentLanguage()] })} okText={t('queue.save')} form={form} busy={busy} initialValues={{ ...fieldsOf(queue.calendar), name: queue.name, active: queue.active, strategy: queue.strategy, wrapUpSeconds: queue.wrapUpSeconds, promiseMinutes: queue.promiseMinutes }} onSubmit={submit} onClose={onClose}>
      <BothField name={['name']} label={t('settings.name')} />
      <Form.Item name="strategy" label={t('queue.strategy')}><Radio.Group options={(['least_loaded', 'longest_idle'] as const).map((value) => ({ value, label: t(`queue.${value}`) }))} /></Form.Item>
      <div className="ticket-form">
        <Form.Item name="wrapUpSeconds" label={t('queue.wrapUp')}><InputNumber min={0} max={1800} precision={0} /></Form.Item>
        <Form.Item name="promiseMinutes" label={t('queue.promise')}><InputNumber min={5} max={4320} precision={0} /></Form.Item>
      </div>
      <Form.Item name="always" label={t('queue.hours')}><Radio.Group options={[{ value: true, label: t('queue.always') }, { value: false, label: t('queue.custom') }]} /></Form.Item>
      {always ? null : (
        <>
          <div className="ticket-form">
            <Form.Item name="from" label={t('queue.from')} rules={[{ required: true, message: t('newTicket.need') }]}><Input type="time" /></Form.Item>
            <Form.Item name="to" label={t('queue.to')} rules={[{ required: true, message: t('newTicket.need') }]}><Input type="time" /></Form.Item>
          </div>
          <Form.Item name="days" label={t('queue.days')}><Checkbox.Group options={DAYS.map((value) => ({ value, label: t(`day.${value}`) }))} /></Form.Item>
          <Form.Item name="exceptions" label={t('queue.holidays')} rules={[{ validator: async (_rule, text: string) => { if (!areExceptions(text ?? '')) throw new Error(t('queue.badDate')); } }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
        </>
      )}
      <Form.Item name="active" label={t('queue.active')} valuePropName="checked"><Switch /></Form.Item>
    </FormDialog>
  );
}
