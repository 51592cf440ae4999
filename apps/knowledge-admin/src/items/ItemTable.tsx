import type { ItemRow } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
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
        { title: t('items.title'), render: (_, row) => <div className="item-title"><Link to={`/items/${row.id}`}>{row.title}</Link><span className="lobby-code lobby-soft">{row.id}</span></div> },
        { title: t('items.kind'), width: 110, responsive: ['md'], render: (_, row) => wordOr(t, `kind.${row.kind}`, row.kind) },
        { title: t('items.state'), width: 132, render: (_, row) => <div className="item-state"><span><StateTag state={row.state} /> v{row.version}</span><Live row={row} /></div> },
        { title: t('items.valid'), width: 190, responsive: ['md'], render: (_, row) => <Validity row={row} /> },
        { title: t('items.owner'), dataIndex: 'owner', width: 140, responsive: ['lg'] },
        { title: t('items.updated'), width: 110, responsive: ['lg'], render: (_, row) => <RelativeTime at={row.updatedAt} /> },
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
      {standing ? <Tag variant="filled" color={standing === 'expired' ? 'error' : 'warning'}>{t(`items.${standing}`)}</Tag> : null}
    </div>
  );
}
