import { valueOrThrow } from '@lobby/client/staff';
import type { UnansweredList, UnansweredRow } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState, RelativeTime } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { session, useMay } from '../session/session.ts';

const MOST = 200;

/** What nobody could answer, most asked first; one click starts an FAQ with the very words. */
export function Component() {
  const t = useT();
  const mayEdit = useMay('item.edit');
  const mayTry = useMay('trace.read');
  const query = useQuery({ queryKey: ['unanswered', 'list'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<UnansweredList>('/api/v1/unanswered', { query: { limit: MOST }, signal })) });
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <section className="page lobby-stack">
      <header className="bar"><h2>{t('unanswered.title')}</h2><span className="lobby-soft">{t('unanswered.total', { count: query.data.total })}</span></header>
      <Table<UnansweredRow>
        size="small" rowKey="id" dataSource={query.data.rows} pagination={{ pageSize: 50, hideOnSinglePage: true }} locale={{ emptyText: <EmptyState title={t('unanswered.empty')}>{t('unanswered.emptyNext')}</EmptyState> }}
        columns={[
          { title: t('unanswered.text'), render: (_, row) => row.text },
          { title: t('unanswered.count'), dataIndex: 'count', width: 72, align: 'right' },
          { title: t('unanswered.topic'), width: 150, responsive: ['md'], render: (_, row) => row.topic ?? t('unanswered.noTopic') },
          { title: t('unanswered.last'), width: 110, responsive: ['sm'], render: (_, row) => <RelativeTime at={row.lastAt} /> },
          { title: <span className="lobby-visually-hidden">{t('unanswered.draft')}</span>, width: 170, render: (_, row) => <span className="row-links">{mayEdit ? <Link to={draftLink(row)}>{t('unanswered.draft')}</Link> : null}{mayTry ? <Link to={`/try?q=${encodeURIComponent(row.text)}`}>{t('unanswered.tryIt')}</Link> : null}</span> },
        ]}
      />
    </section>
  );
}

/** The question's own id makes the draft's, so that two editors who click the same row meet in one item. */
function draftLink(row: UnansweredRow): string {
  const slug = row.id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(-40).replace(/^-+/, '');
  const seed = new URLSearchParams({ new: '1', phrasing: row.text, language: row.language, ...(row.topic ? { topic: row.topic } : {}) });
  return `/items/faq.asked-${slug}?${seed}`;
}
