import type { CustomerView, Holding } from '@lobby/contracts';
import { currentLanguage, problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';

/** What the customer holds at the bank: right after a proof by itself, otherwise for somebody who says why. */
export function Holdings({ view: { customer, holdings, holdingsWithheld = false } }: { view: CustomerView }) {
  const t = useT();
  const may = useMay('customer.reveal');
  const [asked, setAsked] = useState<readonly Holding[] | null>(null);
  const [asking, setAsking] = useState(false);
  const shown = holdings ?? asked;
  if (shown) return shown.length === 0 ? <p className="lobby-soft">{t('holdings.nothing')}</p> : <ul className="side-contacts">{shown.map((held) => <li key={`${held.kind}${held.name.zh}${held.tail}`}>{held.name[currentLanguage()]} {held.tail ? <span className="lobby-soft">{t('tail', { tail: held.tail })}</span> : null}</li>)}</ul>;
  if (!holdingsWithheld) return <p className="lobby-soft">{t('customer.noHoldings')}</p>;
  return (
    <>
      <p className="lobby-soft">{t('holdings.withheld')} {may ? <Button size="small" onClick={() => setAsking(true)}>{t('reveal.action')}</Button> : null}</p>
      {asking ? <ReasonDialog customerId={customer.id} onClose={() => setAsking(false)} onHoldings={setAsked} /> : null}
    </>
  );
}

function ReasonDialog({ customerId, onClose, onHoldings }: { customerId: string; onClose: () => void; onHoldings: (holdings: Holding[]) => void }) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    const answer = await session.api.post<{ holdings: Holding[] | null }>(`/api/v1/customers/${customerId}/holdings`, { reason: reason.trim() });
    if (!answer.ok) return void message.error(problemText(answer.error, words));
    if (answer.value.holdings === null) return void message.warning(t('holdings.noAnswer'));
    onHoldings(answer.value.holdings);
    onClose();
  };
  return (
    <FormDialog title={t('customer.holdings')} okText={t('reveal.ok')} form={form} onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('reveal.reason')} rules={[{ required: true, min: 4, whitespace: true, message: t('reveal.short') }]}><Input maxLength={300} /></Form.Item>
    </FormDialog>
  );
}
