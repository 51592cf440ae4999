import type { CustomerMerge } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Button, Popconfirm } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';
import { useChange } from '../tickets/useTicket.ts';
import { Section } from './Section.tsx';

/** With whom this customer was found to be one, on what evidence, and the way back. */
export function CustomerMerges({ customerId, merges }: { customerId: string; merges: readonly CustomerMerge[] }) {
  const t = useT();
  const may = useMay('ticket.update');
  const { run, busy } = useChange();
  if (merges.length === 0) return null;
  return (
    <Section title={t('customer.merges')}>
      <ul className="side-contacts">
        {merges.map((merge) => (
          <li key={merge.id}>
            <span className="side-contact">
              <span>{merge.evidence}</span>
              {merge.undoneAt ? <span className="lobby-soft">{t('customer.undone')}</span> : may ? <Popconfirm title={t('customer.undoTitle')} okText={t('customer.undo')} cancelText={t('action.cancel')} onConfirm={() => run(session.api.post(`/api/v1/customers/${customerId}/merges/${merge.id}/undo`), t('customer.undone'))}><Button size="small" loading={busy}>{t('customer.undo')}</Button></Popconfirm> : null}
            </span>
            <span className="lobby-soft lobby-small"><RelativeTime at={merge.at} /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
