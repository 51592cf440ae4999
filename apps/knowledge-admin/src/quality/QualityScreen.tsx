import { valueOrThrow } from '@lobby/client/staff';
import type { QualityReport, RegressionCaseList } from '@lobby/contracts';
import { currentLanguage, EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { benchText } from '../i18n/benchText.ts';
import { useT } from '../i18n/useT.ts';
import { Cases } from '../releases/RegressionPanel.tsx';
import { Findings } from '../releases/Findings.tsx';
import { session, useMay } from '../session/session.ts';
import { titleOf } from '../shared/titleOf.ts';
import { usePersonName } from '../shared/usePersonName.ts';
import { wordOr } from '../shared/wordOr.ts';

/** How the knowledge stands: what the linter says, what owners must look at, how customers judge it, and the bench. */
export function Component() {
  const t = useT();
  const query = useQuery({ queryKey: ['quality'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<QualityReport>('/api/v1/knowledge/quality', { signal })) });
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const report = query.data;
  return (
    <section className="page lobby-stack">
      <h2>{t('quality.title')}</h2>
      <Figures report={report} />
      <div className="quality-panes">
        <div className="card lobby-stack"><h3>{t('quality.findings')}</h3><Findings findings={report.findings} /></div>
        <div className="card lobby-stack"><h3>{t('quality.kinds')}</h3><Kinds report={report} /></div>
        <div className="card lobby-stack"><h3>{t('quality.owners')}</h3><Owners report={report} /></div>
        <div className="card lobby-stack"><h3>{t('quality.worst')}</h3><Worst report={report} /></div>
        <div className="card lobby-stack is-wide"><h3>{t('quality.regression')}</h3>{report.regression ? report.regression.failing.length > 0 ? <Cases cases={report.regression.failing} /> : <p className="lobby-soft">{t('quality.allPass')}</p> : <p className="lobby-soft">{t('quality.noBench')}</p>}<OwnCases /></div>
      </div>
    </section>
  );
}

function Figures({ report }: { report: QualityReport }) {
  const t = useT();
  const sum = (of: 'due' | 'expired' | 'ending') => report.counts.reduce((total, row) => total + row[of], 0);
  const { regression, usage, unanswered } = report;
  return (
    <dl className="quality-figures">
      <Figure name={t('quality.errors')} value={report.findings.filter((f) => f.severity !== 'info').length} bad={report.findings.some((f) => f.severity === 'error')} />
      <Figure name={t('quality.due')} value={<Link to="/?view=due">{sum('due')}</Link>} bad={false} />
      <Figure name={t('quality.ending')} value={<Link to="/?view=ending">{sum('ending')}</Link>} bad={false} />
      <Figure name={t('quality.regressionShort')} value={regression ? `${regression.passed}/${regression.total}` : '—'} bad={regression !== null && regression.passed < regression.total} />
      <Figure name={t('quality.helpful')} value={usage.helpful === null ? '—' : `${Math.round(usage.helpful * 100)}% (${usage.thumbs})`} bad={usage.helpful !== null && usage.helpful < 0.5} />
      <Figure name={t('quality.asked')} value={usage.askedWeek} bad={false} />
      <Figure name={t('quality.unanswered')} value={<Link to="/unanswered">{unanswered.open}</Link>} bad={false} />
    </dl>
  );
}

function Figure({ name, value, bad }: { name: string; value: ReactNode; bad: boolean }) {
  return <div className={bad ? 'is-bad' : ''}><dt>{name}</dt><dd>{value}</dd></div>;
}

function Kinds({ report }: { report: QualityReport }) {
  const t = useT();
  return (
    <Table
      size="small" rowKey="kind" pagination={false} dataSource={report.counts.filter((row) => row.items > 0)} scroll={{ x: 'max-content' }}
      columns={[
        { title: t('items.kind'), render: (_, row) => <Link to={`/?kind=${row.kind}`}>{wordOr(t, `kind.${row.kind}`, row.kind)}</Link> },
        { title: t('quality.count'), dataIndex: 'items', align: 'right' }, { title: t('quality.due'), dataIndex: 'due', align: 'right' },
        { title: t('quality.ending'), dataIndex: 'ending', align: 'right' }, { title: t('items.expired'), dataIndex: 'expired', align: 'right' }, { title: t('quality.untranslated'), dataIndex: 'untranslated', align: 'right' },
      ]}
    />
  );
}

function Owners({ report }: { report: QualityReport }) {
  const t = useT();
  return (
    <Table
      size="small" rowKey="owner" pagination={{ pageSize: 10, hideOnSinglePage: true }} dataSource={report.owners}
      columns={[
        { title: t('items.owner'), render: (_, row) => <Link to={`/?owner=${encodeURIComponent(row.owner)}`}>{row.owner}</Link> },
        { title: t('quality.count'), dataIndex: 'items', align: 'right' },
        { title: t('quality.due'), align: 'right', render: (_, row) => (row.due > 0 ? <Link to={`/?view=due&owner=${encodeURIComponent(row.owner)}`}>{row.due}</Link> : 0) },
      ]}
    />
  );
}

function Worst({ report }: { report: QualityReport }) {
  const t = useT();
  if (report.usage.worst.length === 0) return <p className="lobby-soft">{t('quality.noWorst')}</p>;
  return <ul className="plain-list">{report.usage.worst.map((item) => <li key={item.id}><Link to={`/items/${item.id}`}>{titleOf(item)}</Link> <Tag variant="filled" color="error">{Math.round(item.helpful * 100)}%</Tag> <span className="lobby-soft lobby-small">{t('items.thumbs', { count: item.thumbs })}</span></li>)}</ul>;
}

/** The questions editors added; one that is not right any more is taken out here. */
function OwnCases() {
  const t = useT();
  const cache = useQueryClient();
  const mayEdit = useMay('item.edit');
  const query = useQuery({ queryKey: ['regression', 'cases'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<RegressionCaseList>('/api/v1/regression/cases', { signal })).rows });
  const nameOf = usePersonName((query.data ?? []).map((row) => row.addedBy));
  const remove = async (id: string): Promise<void> => {
    await session.api.delete(`/api/v1/regression/cases/${id}`);
    await cache.invalidateQueries({ queryKey: ['regression'] });
  };
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <Table
      size="small" rowKey="id" loading={query.isPending} pagination={{ pageSize: 10, hideOnSinglePage: true }} dataSource={query.data ?? []} {...(query.data?.length ? { scroll: { x: 'max-content' as const } } : {})}
      locale={{ emptyText: <EmptyState title={t('case.none')}>{t('case.noneNext')}</EmptyState> }}
      columns={[
        { title: t('try.question'), render: (_, row) => row.question },
        { title: t('regression.wanted'), render: (_, row) => <span className="lobby-small">{benchText([row.expected.kind, row.expected.outcome, ...row.expected.cites.map((id) => `cites ${id}`), ...row.expected.mentions.map((m) => `says "${m}"`), ...row.expected.omits.map((m) => `not "${m}"`)].filter(Boolean).join(' · '), currentLanguage())}</span> },
        { title: t('release.state'), width: 90, render: (_, row) => (row.passed === null ? '—' : <Tag variant="filled" color={row.passed ? 'success' : 'error'}>{t(row.passed ? 'case.passes' : 'case.fails')}</Tag>) },
        { title: t('items.author'), width: 100, render: (_, row) => nameOf(row.addedBy) },
        { title: <span className="lobby-visually-hidden">{t('case.remove')}</span>, width: 90, render: (_, row) => (mayEdit ? <Popconfirm title={t('case.removeAsk')} okText={t('case.remove')} cancelText={t('new.cancel')} onConfirm={() => remove(row.id)}><Button size="small">{t('case.remove')}</Button></Popconfirm> : null) },
      ]}
    />
  );
}
