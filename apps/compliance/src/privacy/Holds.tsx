import type { LegalHold, Problem } from '@lobby/contracts';
import { ErrorState, LoadingState, problemText, useStaffWords } from '@lobby/ui/staff';
import { Alert, App, Button, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { CUSTOMER_ID } from './customerId.ts';
import { useHolds, useRefresh } from './usePrivacy.ts';

/** What must not be erased, by request or by age, while somebody has a right to it. */
export function Holds() {
  const t = useT();
  const query = useHolds();
  const sets = useMay('privacy.request');
  const nameOf = usePersonName((query.data ?? []).flatMap((h) => [h.setBy, h.liftedBy]));
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <div className="card lobby-stack">
      <h3>{t('hold.title')}</h3>
      {query.data.length === 0 ? <p className="lobby-soft">{t('hold.none')}</p> : <div>{query.data.map((hold) => <Hold key={hold.id} hold={hold} nameOf={nameOf} />)}</div>}
      {sets ? <NewHold /> : null}
    </div>
  );
}

function Hold({ hold, nameOf }: { hold: LegalHold; nameOf: (id: string | null) => string }) {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const lifts = useMay('privacy.decide');
  const lift = async (): Promise<void> => {
    const answer = await session.api.delete<LegalHold>(`/api/v1/privacy/holds/${hold.id}`);
    if (!answer.ok) void message.error(problemText(answer.error, staffWord));
    await refresh();
  };
  return (
    <div className="hold">
      <span className="lobby-code">{hold.customerId}</span>
      <span>{hold.reason}</span>
      <span className="lobby-soft">{nameOf(hold.setBy)} <Instant at={hold.setAt} /></span>
      {hold.liftedAt ? <span className="lobby-soft">{t('hold.lifted', { name: nameOf(hold.liftedBy) })} <Instant at={hold.liftedAt} /></span>
        : lifts ? <Popconfirm title={t('hold.ask')} okText={t('hold.lift')} cancelText={t('privacy.cancel')} onConfirm={lift}><Button size="small">{t('hold.lift')}</Button></Popconfirm> : null}
    </div>
  );
}

type Wish = { customerId: string; reason: string };

function NewHold() {
  const t = useT();
  const staffWord = useStaffWords();
  const refresh = useRefresh();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [form] = Form.useForm<Wish>();
  const set = async (wish: Wish): Promise<void> => {
    const answer = await session.api.post<LegalHold>('/api/v1/privacy/holds', wish);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) form.resetFields();
    await refresh();
  };
  return (
    <Form<Wish> form={form} layout="vertical" requiredMark={false} onFinish={(wish) => void set(wish)}>
      {problem ? <Alert role="alert" type="error" title={problemText(problem, staffWord)} /> : null}
      <Form.Item name="customerId" label={t('hold.customer')} rules={[{ required: true, pattern: CUSTOMER_ID, message: t('new.customerWrong') }]}><Input /></Form.Item>
      <Form.Item name="reason" label={t('hold.reason')} rules={[{ required: true, min: 3, max: 500, message: t('new.reasonWrong') }]}><Input maxLength={500} /></Form.Item>
      <Button htmlType="submit">{t('hold.set')}</Button>
    </Form>
  );
}
