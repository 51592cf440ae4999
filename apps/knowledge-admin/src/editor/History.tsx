import { valueOrThrow } from '@lobby/client/staff';
import type { ItemDetail, ItemDiff } from '@lobby/contracts';
import { ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { DiffTable } from '../shared/DiffTable.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { usePersonName } from '../shared/usePersonName.ts';

/** Every version with who wrote and who approved it, any two compared, an earlier one brought back; below, who did what and when. */
export function History({ detail, onRestore }: { detail: ItemDetail; onRestore: ((version: number) => void) | null }) {
  const t = useT();
  const nameOf = usePersonName([...detail.history.map((row) => row.actor), ...detail.versions.flatMap((v) => [v.author, v.approver])]);
  return (
    <div className="lobby-stack">
      <ul className="versions">
        {detail.versions.map((v) => (
          <li key={v.version}>
            <span className="bar"><strong>v{v.version}</strong> <StateTag state={v.state} /> <span className="lobby-soft lobby-small">{nameOf(v.author)}{v.approver ? ` · ${t('release.approver')} ${nameOf(v.approver)}` : ''} · <RelativeTime at={v.createdAt} /></span></span>
            {v.version !== detail.row.version && onRestore ? <Popconfirm title={t('edit.restoreAsk', { version: v.version })} okText={t('edit.restore')} cancelText={t('new.cancel')} onConfirm={() => onRestore(v.version)}><Button size="small">{t('edit.restore')}</Button></Popconfirm> : null}
          </li>
        ))}
      </ul>
      {detail.versions.length > 1 ? <Compare detail={detail} /> : null}
      <ol className="history">
        {detail.history.map((row) => (
          <li key={`${row.version}${row.action}${row.at}`}>
            <span><strong>{t(`action.${row.action}`)}</strong> {t('edit.version', { version: row.version })}</span>
            <span className="lobby-soft lobby-small">{nameOf(row.actor)} · <RelativeTime at={row.at} /></span>
            {row.comment ? <q>{row.comment}</q> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Compare({ detail }: { detail: ItemDetail }) {
  const t = useT();
  const newest = detail.row.version;
  const [from, setFrom] = useState(detail.versions[1]?.version ?? newest);
  const [to, setTo] = useState(newest);
  const options = detail.versions.map((v) => ({ value: v.version, label: `v${v.version}` }));
  const query = useQuery({ queryKey: ['item', detail.row.id, 'diff', from, to], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemDiff>(`/api/v1/items/${detail.row.id}/diff`, { query: { from, to }, signal })) });
  return (
    <>
      <div className="bar"><span className="lobby-soft">{t('diff.compare')}</span><Select size="small" aria-label={t('diff.before')} value={from} options={options} onChange={setFrom} /><span className="lobby-soft">{t('diff.with')}</span><Select size="small" aria-label={t('diff.after')} value={to} options={options} onChange={setTo} /></div>
      {query.isPending ? <LoadingState /> : query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : <DiffTable kind={detail.row.kind} rows={query.data.rows} beforeTitle={`v${from}`} afterTitle={`v${to}`} />}
    </>
  );
}
