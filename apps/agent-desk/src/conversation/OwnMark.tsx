import { CheckOutlined, ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { Item } from '@lobby/client';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { Button } from 'antd';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../live/LiveProvider.tsx';

/** How far an own message has come; a failed one says why and can be sent again or dropped. */
export function OwnMark({ own }: { own: NonNullable<Item['own']> }) {
  const t = useT();
  const words = useStaffWords();
  const desk = useDesk();
  if (own.state === 'failed') {
    return (
      <span className="own is-failed" role="alert">
        <ExclamationCircleFilled /> {t('send.failed')}{own.problem ? ` · ${problemText(own.problem, words)}` : ''}
        <Button size="small" onClick={() => desk.resend(own.clientId)}>{t('send.resend')}</Button>
        <Button size="small" type="text" onClick={() => desk.discard(own.clientId)}>{t('send.discard')}</Button>
      </span>
    );
  }
  if (own.state === 'sending') return <span className="own" title={t('send.sending')}><ClockCircleOutlined aria-label={t('send.sending')} /></span>;
  const read = own.state === 'read';
  return <span className={`own${read ? ' is-read' : ''}`} title={t(read ? 'send.read' : 'send.sent')} role="img" aria-label={t(read ? 'send.read' : 'send.sent')}><CheckOutlined />{read ? <CheckOutlined className="own-second" /> : null}</span>;
}
