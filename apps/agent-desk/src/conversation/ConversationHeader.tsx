import { ArrowLeftOutlined, ProfileOutlined } from '@ant-design/icons';
import type { Customer, InboxRow } from '@lobby/contracts';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { topicName } from '../i18n/topicName.ts';
import { useT } from '../i18n/useT.ts';

const STATUS_COLOR = { bot: 'default', queued: 'warning', offered: 'warning', assigned: 'processing', closed: 'default' } as const;
type Props = { row: InboxRow; customer: Customer | null; assigneeName: string | null; actions: ReactNode; onBack: () => void; onDetails: () => void };

/** Who this is, how surely we know it, and where the conversation stands. */
export function ConversationHeader({ row, customer, assigneeName, actions, onBack, onDetails }: Props) {
  const t = useT();
  return (
    <header className="conv-header">
      <Button className="conv-back" type="text" icon={<ArrowLeftOutlined />} aria-label={t('conv.back')} onClick={onBack} />
      <div className="conv-title">
        <h2>{row.customerName}</h2>
        <span className="lobby-soft">
          {[row.ticketNumber, customer?.tier, t(`assurance.${customer?.assurance ?? 'anonymous'}`), topicName(t, row.topic), t(row.language === 'en' ? 'conv.language.en' : 'conv.language.zh')].filter(Boolean).join(' · ')}
        </span>
      </div>
      <Tag variant="filled" color={STATUS_COLOR[row.status]}>{row.status === 'assigned' && assigneeName ? t('inbox.with', { name: assigneeName }) : t(`status.${row.status}`)}</Tag>
      <span className="desk-fill" />
      {actions}
      <Button className="conv-details" icon={<ProfileOutlined />} onClick={onDetails} aria-label={t('conv.details')} />
    </header>
  );
}
