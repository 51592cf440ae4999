import type { UnansweredCluster, UnansweredRow, UnansweredState } from '@lobby/contracts';
import { EmptyState, RelativeTime } from '@lobby/ui/staff';
import { Button, Table, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { useTopics } from '../shared/useTopics.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { DraftDialog } from './DraftDialog.tsx';
import { useDecide } from './useDecide.ts';

const unfold = (cluster: UnansweredCluster) => <Wordings rows={cluster.rows} />;

/** One row per meaning; unfolded, the wordings. */
export function ClusterTable({ clusters, state }: { clusters: readonly UnansweredCluster[]; state: UnansweredState }) {
  const t = useT();
  const topics = useTopics();
  const [drafting, setDrafting] = useState<UnansweredCluster | null>(null);
  const [dismissing, setDismissing] = useState<UnansweredCluster | null>(null);
  const topicName = (id: string | null): string => topics.find((topic) => topic.value === id)?.label.split(' · ')[0] ?? id ?? t('unanswered.noTopic');
  return (
    <>
      <Table<UnansweredCluster>
        size="small" rowKey="id" dataSource={[...clusters]} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: <EmptyState title={t('unanswered.empty')}>{t('unanswered.emptyNext')}</EmptyState> }}
        expandable={{ expandedRowRender: unfold, columnTitle: <span className="lobby-visually-hidden">{t('unanswered.wordings')}</span> }}
        columns={[
          { title: t('unanswered.text'), render: (_, c) => <ClusterTitle cluster={c} /> },
          { title: t('unanswered.count'), dataIndex: 'count', width: 72, align: 'right', className: 'is-number' },
          { title: <Tooltip title={t('unanswered.costHint')}><span>{t('unanswered.cost')}</span></Tooltip>, dataIndex: 'cost', width: 72, align: 'right', responsive: ['sm'], className: 'is-number' },
          { title: t('unanswered.topic'), width: 150, responsive: ['md'], render: (_, c) => topicName(c.topic) },
          { title: t('unanswered.last'), width: 110, responsive: ['md'], render: (_, c) => <RelativeTime at={c.lastAt} /> },
          { title: <span className="lobby-visually-hidden">{t('unanswered.draft')}</span>, className: 'is-actions', render: (_, c) => <Actions cluster={c} state={state} onDraft={() => setDrafting(c)} onDismiss={() => setDismissing(c)} /> },
        ]}
      />
      {drafting ? <DraftDialog key={drafting.id} cluster={drafting} onClose={() => setDrafting(null)} /> : null}
      {dismissing ? <DismissDialog key={dismissing.id} cluster={dismissing} onClose={() => setDismissing(null)} /> : null}
    </>
  );
}

function ClusterTitle({ cluster }: { cluster: UnansweredCluster }) {
  const t = useT();
  return (
    <div className="item-title">
      <span>{cluster.title}</span>
      <span className="chips">
        {cluster.rows.length > 1 ? <Tag variant="filled">{t('unanswered.alike', { count: cluster.rows.length })}</Tag> : null}
        {cluster.handoffs > 0 ? <Tag variant="filled" color="warning">{t('unanswered.handoffs', { count: cluster.handoffs })}</Tag> : null}
        {cluster.unhelpful > 0 ? <Tag variant="filled" color="error">{t('unanswered.unhelpful', { count: cluster.unhelpful })}</Tag> : null}
      </span>
    </div>
  );
}

function Actions({ cluster, state, onDraft, onDismiss }: { cluster: UnansweredCluster; state: UnansweredState; onDraft: () => void; onDismiss: () => void }) {
  const t = useT();
  const mayEdit = useMay('item.edit');
  const mayTry = useMay('trace.read');
  const decide = useDecide();
  return (
    <span className="row-links">
      {mayEdit && state === 'open' ? <Button size="small" type="primary" ghost onClick={onDraft}>{t('unanswered.draft')}</Button> : null}
      {mayEdit && state === 'open' ? <Button size="small" onClick={onDismiss}>{t('unanswered.dismiss')}</Button> : null}
      {mayEdit && state !== 'open' ? <Button size="small" onClick={() => void decide.reopen(cluster.rows.map((row) => row.id))}>{t('unanswered.reopen')}</Button> : null}
      {mayTry ? <Link to={`/try?q=${encodeURIComponent(cluster.title)}`}>{t('unanswered.tryIt')}</Link> : null}
    </span>
  );
}

function Wordings({ rows }: { rows: readonly UnansweredRow[] }) {
  const t = useT();
  const nameOf = usePersonName(rows.map((row) => row.decidedBy));
  return (
    <ul className="wordings">
      {rows.map((row) => (
        <li key={row.id}>
          <span>{row.text}</span>
          <span className="lobby-soft lobby-small">×{row.count} · <RelativeTime at={row.lastAt} /></span>
          {row.answeredBy ? <span className="lobby-small">{t('unanswered.answeredBy')} <Link to={`/items/${row.answeredBy}`} className="lobby-code">{row.answeredBy}</Link></span> : null}
          {row.outcome ? <span className="lobby-small">{t('unanswered.outcome')}: {row.outcome.startsWith('faq.') ? <Link to={`/items/${row.outcome}`} className="lobby-code">{row.outcome}</Link> : row.outcome}{row.decidedBy ? ` · ${nameOf(row.decidedBy)}` : ''}</span> : null}
        </li>
      ))}
    </ul>
  );
}
