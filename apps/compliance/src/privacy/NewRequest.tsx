import type { PrivacyKind, PrivacyRequest, Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { CUSTOMER_ID } from './customerId.ts';
import { useRefresh } from './usePrivacy.ts';

type Wish = { customerId: string; kind: PrivacyKind; reason: string; displayName?: string };
const KINDS = ['export', 'correct', 'erase'] as const;

/** Enters what a customer asked. `?customer=` (a link from the desk) opens it filled in. */
export function NewRequest() {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const [params] = useSearchParams();
  const customer = params.get('customer') ?? '';
  const [open, setOpen] = useState(customer !== '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form] = Form.useForm<Wish>();
  const kind = Form.useWatch('kind', form);
  const enter = async ({ displayName, ...wish }: Wish): Promise<void> => {
    const answer = await session.api.post<PrivacyRequest>('/api/v1/privacy/requests', { ...wish, ...(wish.kind === 'correct' ? { correction: { displayName } } : {}) });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setOpen(false);
    form.resetFields();
    void message.success(t('new.done'));
    await refresh();
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('new.open')}</Button>
      <Modal open={open} title={t('new.title')} okText={t('new.ok')} cancelText={t('privacy.cancel')} onOk={form.submit} onCancel={() => setOpen(false)} destroyOnHidden>
        {problem ? <Alert role="alert" type="error" title={problemText(problem, staffWord)} /> : null}
        <Form<Wish> form={form} layout="vertical" requiredMark={false} initialValues={{ customerId: customer, kind: 'export' }} onFinish={(wish) => void enter(wish)}>
          <Form.Item name="customerId" label={t('privacy.customer')} extra={t('new.customerHint')} rules={[{ required: true, pattern: CUSTOMER_ID, message: t('new.customerWrong') }]}><Input /></Form.Item>
          <Form.Item name="kind" label={t('privacy.kind')}><Radio.Group options={KINDS.map((k) => ({ value: k, label: t(`kind.${k}`) }))} /></Form.Item>
          {kind === 'correct' ? <Form.Item name="displayName" label={t('new.name')} rules={[{ required: true, max: 40, message: t('new.nameWrong') }]}><Input maxLength={40} /></Form.Item> : null}
          <Form.Item name="reason" label={t('privacy.reason')} extra={t('new.reasonHint')} rules={[{ required: true, min: 3, max: 500, message: t('new.reasonWrong') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
        </Form>
      </Modal>
    </>
  );
}
