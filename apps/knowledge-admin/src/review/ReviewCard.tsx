import { valueOrThrow } from '@lobby/client/staff';
import type { ItemDetail, ItemDiff, ReviewRow } from '@lobby/contracts';
import { ErrorState, LoadingState, problemText, RelativeTime, useStaffWords } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session, useMay, useMe } from '../session/session.ts';
import { diffRows } from '../shared/diffRows.ts';
import { DiffTable } from '../shared/DiffTable.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { titleOf } from '../shared/titleOf.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { isOwnWork } from './isOwnWork.ts';
import { Thread } from './Thread.tsx';

/** One submission, field by field against what customers get now, and the decision. */
export function ReviewCard({ id, onDecided }: { id: string; onDecided: () => void }) {
  const t = useT();
  const [about, setAbout] = useState<string | null>(null);
  const item = useQuery({ queryKey: ['item', id], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemDetail>(`/api/v1/items/${id}`, { signal })) });
  const diff = useQuery({ queryKey: ['diff', id, item.data?.row.version], enabled: item.data !== undefined, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<ItemDiff>(`/api/v1/items/${id}/diff`, { signal })) });
  if (item.isPending || diff.isPending) return item.isError ? <ErrorState problem={item.error.problem} onRetry={() => void item.refetch()} /> : <LoadingState />;
  if (item.isError) return <ErrorState problem={item.error.problem} onRetry={() => void item.refetch()} />;
  if (diff.isError) return <ErrorState problem={diff.error.problem} onRetry={() => void diff.refetch()} />;
  const { row } = item.data;
  return (
    <div className="lobby-stack">
      <header className="bar">
        <h2>{titleOf(row)}</h2><StateTag state={row.state} />
        <span className="lobby-soft">{diff.data.from === null ? t('review.newItem') : t('review.fromTo', { from: diff.data.from, to: diff.data.to })} · {t('review.changes', { count: diffRows(diff.data.rows).length })}</span>
        <span className="admin-fill" />
        <Link to={`/items/${id}`}>{t('review.openEditor')}</Link>
      </header>
      {diff.data.rows.length === 0 ? <Alert type="info" title={t('review.noChange')} description={t('review.retire')} /> : <DiffTable kind={row.kind} rows={diff.data.rows} onComment={setAbout} />}
      <Comments history={item.data.history} />
      <section aria-label={t('thread.title')}><h3>{t('thread.title')}</h3><Thread detail={item.data} path={about} onPath={setAbout} /></section>
      {row.state === 'in_review' ? <Decision detail={item.data} onDecided={onDecided} /> : null}
    </div>
  );
}

function Comments({ history }: { history: readonly ReviewRow[] }) {
  const said = history.filter((row) => row.comment);
  const nameOf = usePersonName(said.map((row) => row.actor));
  if (said.length === 0) return null;
  return <ul className="history">{said.map((row) => <li key={row.at}><q>{row.comment}</q><span className="lobby-soft lobby-small">{nameOf(row.actor)} · v{row.version} · <RelativeTime at={row.at} /></span></li>)}</ul>;
}

function Decision({ detail, onDecided }: { detail: ItemDetail; onDecided: () => void }) {
  const t = useT();
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const me = useMe().staff.id;
  const may = useMay('item.approve');
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const own = isOwnWork(detail, me);
  const whyNot = !may ? t('review.noPermission') : own ? t('review.own') : null;
  const decide = async (decision: 'approve' | 'return'): Promise<void> => {
    if (decision === 'return' && comment.trim() === '') return void message.warning(t('review.needComment'));
    setBusy(true);
    const answer = await session.api.post<ItemDetail>(`/api/v1/items/${detail.row.id}/review`, { version: detail.row.version, decision, ...(comment.trim() ? { comment: comment.trim() } : {}) });
    setBusy(false);
    void cache.invalidateQueries({ queryKey: ['items'] });
    void cache.invalidateQueries({ queryKey: ['item', detail.row.id] });
    if (!answer.ok) return void message.error(problemText(answer.error, words));
    message.success(t(decision === 'approve' ? 'review.approved' : 'review.returned'));
    onDecided();
  };
  return (
    <footer className="decision">
      <label htmlFor="review-comment">{t('review.commentLabel')}</label>
      <Input.TextArea id="review-comment" placeholder={t('review.commentHint')} value={comment} maxLength={2000} disabled={!may} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setComment(event.target.value)} />
      <div className="bar">
        <Tooltip title={whyNot ?? ''}><Button type="primary" disabled={whyNot !== null} loading={busy} onClick={() => void decide('approve')}>{t('review.approve')}</Button></Tooltip>
        <Button disabled={!may} loading={busy} onClick={() => void decide('return')}>{t('review.return')}</Button>
        {whyNot ? <span className="lobby-soft">{whyNot}</span> : null}
      </div>
    </footer>
  );
}
