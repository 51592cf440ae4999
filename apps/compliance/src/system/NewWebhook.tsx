import type { NewWebhookAnswer, Problem } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

type Wish = { url: string; events: string[] };

/** Adds an endpoint and shows its secret, once. */
export function NewWebhook() {
  const t = useT();
  const words = useStaffWords();
  const cache = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => {
    setOpen(false);
    setSecret(null);
    setProblem(null);
    form.resetFields();
  };
  const add = async (wish: Wish): Promise<void> => {
    const answer = await session.api.post<NewWebhookAnswer>('/api/v1/system/webhooks', wish);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setSecret(answer.value.secret);
    await cache.invalidateQueries({ queryKey: ['system', 'webhooks'] });
  };
  return (
    <>
      <Button style={{ alignSelf: 'start' }} onClick={() => setOpen(true)}>{t('hooks.add')}</Button>
      {/* The secret is shown once: a click beside the dialog must not lose it, and a closed dialog must not keep it. */}
      <Modal
        open={open} title={t('hooks.add')} okText={t(secret ? 'hooks.close' : 'hooks.save')} cancelText={t('system.cancelBack')} mask={{ closable: secret === null }} keyboard={secret === null}
        closable={secret === null} cancelButtonProps={{ style: secret ? { display: 'none' } : {} }} onOk={secret ? close : form.submit} onCancel={close} destroyOnHidden
      >
        {problem ? <Alert role="alert" type="error" title={problem.errors?.[0]?.message ?? problemText(problem, words)} /> : null}
        {secret ? <p role="status">{t('hooks.secret')}<br /><code className="lobby-code">{secret}</code></p> : (
          <Form<Wish> form={form} layout="vertical" requiredMark={false} initialValues={{ events: ['*'] }} onFinish={(wish) => void add(wish)}>
            <Form.Item name="url" label={t('hooks.url')} rules={[{ required: true, type: 'url', message: t('hooks.urlWrong') }]}><Input maxLength={500} placeholder="https://" /></Form.Item>
            <Form.Item name="events" label={t('hooks.events')} extra={t('hooks.eventsHint')} rules={[{ required: true, type: 'array', min: 1, message: t('hooks.eventsWrong') }]}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
          </Form>
        )}
      </Modal>
    </>
  );
}
