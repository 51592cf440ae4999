import { BellFilled } from '@ant-design/icons';
import type { InboxRow } from '@lobby/contracts';
import { Button } from 'antd';
import { topicName } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';

/** `loud`: the offer that has just come. */
type Props = { offers: readonly InboxRow[]; loud: InboxRow | null; onAccept: (row: InboxRow) => void; onDecline: (row: InboxRow) => void; onOpen: (row: InboxRow) => void };

/** Customers offered to me. Each is loud once (banner, one short sound), then a steady badge that can be opened again. */
export function OfferBanner({ offers, loud, onAccept, onDecline, onOpen }: Props) {
  const t = useT();
  if (offers.length === 0) return null;
  if (!loud) {
    const [first] = offers;
    return <div className="offer-badge"><Button size="small" icon={<BellFilled />} onClick={() => first && onOpen(first)} aria-label={t('offer.badge', { count: offers.length })}><span className="offer-badge-words">{t('offer.badge', { count: offers.length })}</span><span className="offer-badge-count" aria-hidden="true">{offers.length}</span></Button></div>;
  }
  return (
    <div className="offer" role="alert">
      <BellFilled className="offer-bell" />
      <div className="offer-words"><strong>{t('offer.title', { name: loud.customerName })}</strong><span>{topicName(t, loud.topic)} · {loud.preview}</span></div>
      <Button type="primary" onClick={() => onAccept(loud)}>{t('offer.accept')} <kbd>A</kbd></Button>
      <Button onClick={() => onDecline(loud)}>{t('offer.decline')}</Button>
    </div>
  );
}
