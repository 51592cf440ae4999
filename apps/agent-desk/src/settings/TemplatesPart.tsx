import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { TicketTemplate } from '@lobby/contracts';
import { currentLanguage } from '@lobby/ui/staff';
import { Button, Checkbox, Form, Input, Select, Switch } from 'antd';
import { topicName, topicOptions } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';
import { BothField } from './fields.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { useSetting } from './useSetting.ts';
import { withoutEmpty } from './withoutEmpty.ts';

type Values = { topic: string; needsApproval?: boolean; fields?: TicketTemplate['fields'] };

/** What tickets of a topic must hold before they are resolved, and whether somebody else must agree. */
export function TemplatesPart() {
  const t = useT();
  const { query, write } = useSetting<{ templates: TicketTemplate[] }>('/api/v1/ticket-templates');
  const lines = (query.data?.templates ?? []).map((values) => ({
    id: values.topic, values, name: topicName(t, values.topic),
    detail: [...values.fields.map((field) => `${field.label[currentLanguage()]}${field.required ? ' *' : ''}`), values.needsApproval && t('settings.needsApproval')].filter(Boolean).join(' · '),
  }));
  const save = (_id: string | null, values: object) => {
    const { topic, needsApproval = false, fields = [] } = values as Values;
    return write(topic, { needsApproval, fields: fields.map((field) => withoutEmpty({ ...field, required: field.required ?? false })) });
  };
  return <SettingsPart title={t('settings.templates')} about={t('settings.templatesAbout')} query={query} lines={lines} fresh={{ needsApproval: false, fields: [] }} save={save} Fields={TemplateFields} />;
}

function TemplateFields({ fresh }: { fresh: boolean }) {
  const t = useT();
  return (
    <>
      <Form.Item name="topic" label={t('settings.topic')} rules={[{ required: true, message: t('newTicket.need') }]}><Select showSearch optionFilterProp="label" disabled={!fresh} options={topicOptions(t)} /></Form.Item>
      <Form.Item name="needsApproval" label={t('settings.needsApproval')} valuePropName="checked"><Switch /></Form.Item>
      <Form.List name="fields">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => <OneField key={key} at={name} onRemove={() => remove(name)} />)}
            <Button icon={<PlusOutlined />} onClick={() => add({ required: true })}>{t('settings.addField')}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}

function OneField({ at, onRemove }: { at: number; onRemove: () => void }) {
  const t = useT();
  return (
    <fieldset className="settings-field">
      <legend>{t('settings.fieldOf', { number: at + 1 })}<Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('settings.removeField', { number: at + 1 })} onClick={onRemove} /></legend>
      <Form.Item name={[at, 'id']} label={t('settings.fieldId')} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{0,39}$/, message: t('settings.fieldIdHint') }]}><Input maxLength={40} /></Form.Item>
      <BothField name={[at, 'label']} label={t('settings.name')} />
      <Form.Item name={[at, 'options']} label={t('settings.options')} extra={t('settings.optionsHint')}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
      <Form.Item name={[at, 'required']} valuePropName="checked"><Checkbox>{t('settings.required')}</Checkbox></Form.Item>
    </fieldset>
  );
}
