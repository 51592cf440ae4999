import type { ItemRow, ItemUsage } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { titleOf } from '../shared/titleOf.ts';
import { StateTag } from '../shared/StateTag.tsx';
import { wordOr } from '../shared/wordOr.ts';
import { standingOf, today } from './standing.ts';

/** The table of items. The title is the link, so that keyboard and new tabs work. */
export function ItemTable({ rows, loading, empty }: { rows: readonly ItemRow[]; loading: boolean; empty: ReactNode }) {
  const t = useT();
  return (
    <Table<ItemRow>
      size="small" rowKey="id" pagination={false} loading={loading} dataSource={[...rows]} locale={{ emptyText: loading ? ' ' : empty }} sticky
      columns={[
        { title: t('items.title'), render: (_, row) => <div className="item-title"><Link to={`/items/${row.id}`}>{titleOf(row)}</Link><span className="lobby-code lobby-soft">{row.id}</span></div> },
        { title: t('items.kind'), width: 100, responsive: ['md'], render: (_, row) => wordOr(t, `kind.${row.kind}`, row.kind) },
        { title: t('items.state'), width: 132, render: (_, row) => <div className="item-state"><span><StateTag state={row.state} /> v{row.version}</span><Live row={row} />{row.changedSources > 0 ? <Tag variant="filled" color="warning">{t('view.source_changed')}</Tag> : null}</div> },
        { title: t('items.valid'), width: 190, responsive: ['md'], render: (_, row) => <Validity row={row} /> },
        { title: t('items.asked'), width: 92, align: 'right', responsive: ['lg'], className: 'is-number', render: (_, row) => <Asked usage={row.usage} /> },
        { title: t('items.helpful'), width: 84, align: 'right', responsive: ['lg'], className: 'is-number', render: (_, row) => <Helpful usage={row.usage} /> },
        { title: t('items.owner'), dataIndex: 'owner', width: 130, responsive: ['xl'] },
        { title: t('items.updated'), width: 100, responsive: ['xl'], render: (_, row) => <RelativeTime at={row.updatedAt} /> },
      ]}
    />
  );
}

function Live({ row }: { row: ItemRow }) {
  const t = useT();
  if (row.publishedVersion === row.version) return null;
  return <span className="lobby-soft lobby-small">{row.publishedVersion === null ? t('items.neverLive') : t('items.live', { version: row.publishedVersion })}</span>;
}

function Validity({ row }: { row: ItemRow }) {
  const t = useT();
  const standing = standingOf(row, today());
  return (
    <div className="item-state">
      <span>{row.validFrom} – {row.validTo ?? t('items.open')}</span>
      {standing ? <Tag variant="filled" color={standing === 'expired' ? 'error' : 'warning'}>{t(`items.${standing}`)}{standing === 'reviewDue' || standing === 'reviewSoon' ? ` ${row.reviewBy ?? ''}` : ''}</Tag> : null}
    </div>
  );
}

function Asked({ usage }: { usage: ItemUsage }) {
  const t = useT();
  if (usage.lastAsked === null) return <span className="lobby-soft">—</span>;
  return <span className="item-usage" title={t('items.lastAsked', { date: usage.lastAsked })}>{usage.askedWeek}<span className="lobby-soft lobby-small">{usage.lastAsked.slice(5)}</span></span>;
}

function Helpful({ usage }: { usage: ItemUsage }) {
  const t = useT();
  if (usage.helpful === null) return <span className="lobby-soft">—</span>;
  return <span className={usage.helpful < 0.5 ? 'item-usage is-bad' : 'item-usage'} title={t('items.thumbs', { count: usage.thumbs })}>{Math.round(usage.helpful * 100)}%<span className="lobby-soft lobby-small">{usage.thumbs}</span></span>;
}
