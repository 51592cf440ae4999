import type { TicketDetail } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Form, Input, Select } from 'antd';
import { useEffect } from 'react';
import { useT } from '../i18n/useT.ts';
import { Section } from '../side/Section.tsx';

type Props = { detail: TicketDetail; locked: boolean; onSave: (fields: Record<string, string>) => void };

/** What the topic's template asks for before the ticket may be resolved. What somebody else changes meanwhile comes in, except where one is writing oneself. */
export function TicketFields({ detail: { ticket, template }, locked, onSave }: Props) {
  const t = useT();
  const language = currentLanguage();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const saved = ticket.fields;
  useEffect(() => {
    for (const { id } of template?.fields ?? []) if (!form.isFieldTouched(id)) form.setFieldValue(id, saved?.[id]);
  }, [form, saved, template]);
  const save = (fields: Record<string, string | undefined>): void => {
    form.setFields(Object.keys(fields).map((name) => ({ name, touched: false })));
    onSave(Object.fromEntries(Object.entries(fields).flatMap(([id, value]) => (value ? [[id, value]] : []))));
  };
  if (!template || template.fields.length === 0) return null;
  const missing = template.fields.filter((field) => template.missing.includes(field.id)).map((field) => field.label[language]);
  return (
    <Section title={t('ticket.fields')}>
      <p className={missing.length > 0 ? 'ticket-missing' : 'lobby-soft'}>{missing.length > 0 ? t('ticket.missing', { names: missing.join('、') }) : t('ticket.complete')}</p>
      <Form form={form} layout="vertical" className="ticket-form" disabled={locked} initialValues={saved ?? {}} requiredMark={false} onFinish={save}>
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
