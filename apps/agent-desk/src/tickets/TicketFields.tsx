import type { TicketDetail } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Form, Input, Select } from 'antd';
import { useT } from '../i18n/useT.ts';
import { Section } from '../side/Section.tsx';

type Props = { detail: TicketDetail; locked: boolean; onSave: (fields: Record<string, string>) => void };

/** What the topic's template asks for before the ticket may be resolved. */
export function TicketFields({ detail: { ticket, template }, locked, onSave }: Props) {
  const t = useT();
  const language = currentLanguage();
  if (!template || template.fields.length === 0) return null;
  const missing = template.fields.filter((field) => template.missing.includes(field.id)).map((field) => field.label[language]);
  return (
    <Section title={t('ticket.fields')}>
      <p className={missing.length > 0 ? 'ticket-missing' : 'lobby-soft'}>{missing.length > 0 ? t('ticket.missing', { names: missing.join('、') }) : t('ticket.complete')}</p>
      <Form layout="vertical" className="ticket-form" disabled={locked} initialValues={ticket.fields ?? {}} requiredMark={false} onFinish={(fields: Record<string, string | undefined>) => onSave(Object.fromEntries(Object.entries(fields).flatMap(([id, value]) => (value ? [[id, value]] : []))))}>
        {template.fields.map((field) => (
          <Form.Item key={field.id} name={field.id} label={`${field.label[language]}${field.required ? ' *' : ''}`}>
            {field.options ? <Select allowClear options={field.options.map((value) => ({ value, label: value }))} /> : <Input maxLength={500} />}
          </Form.Item>
        ))}
        <Button htmlType="submit" className="ticket-save">{t('ticket.saveFields')}</Button>
      </Form>
    </Section>
  );
}
