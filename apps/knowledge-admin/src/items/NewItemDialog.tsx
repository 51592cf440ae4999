import { Form, Input, Modal, Select } from 'antd';
import type { ItemDetail } from '@lobby/contracts';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { ITEM_KINDS } from '../shared/kinds.ts';

type Fields = { kind: string; slug: string };
type Props = { open: boolean; kind: string; onClose: () => void; onCreate: (id: string) => void };
const SLUG = /^[a-z0-9][a-z0-9_-]{0,79}$/;

/** Kind and id first: both stay for the item's whole life. */
export function NewItemDialog({ open, kind, onClose, onCreate }: Props) {
  const t = useT();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch('kind', form) ?? kind;
  const create = async (fields: Fields): Promise<void> => {
    const id = `${fields.kind}.${fields.slug}`;
    const known = await session.api.get<ItemDetail>(`/api/v1/items/${id}`);
    if (known.ok) return form.setFields([{ name: 'slug', errors: [t('new.taken')] }]);
    onClose();
    onCreate(id);
  };
  return (
    <Modal open={open} title={t('new.title')} okText={t('new.create')} cancelText={t('new.cancel')} onCancel={onClose} onOk={form.submit} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} initialValues={{ kind: kind || 'faq', slug: '' }} onFinish={(fields) => void create(fields)}>
        <Form.Item name="kind" label={t('new.kind')}><Select options={ITEM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
        <Form.Item name="slug" label={t('new.slug')} extra={t('new.slugHint')} rules={[{ required: true, pattern: SLUG, message: t('new.slugWrong') }]}><Input prefix={<span className="lobby-soft">{chosen || 'faq'}.</span>} /></Form.Item>
      </Form>
    </Modal>
  );
}
