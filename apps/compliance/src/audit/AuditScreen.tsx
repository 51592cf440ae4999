import type { AuditEntry } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState } from '@lobby/ui/staff';
import { Button, Grid, Table } from 'antd';
import { useState } from 'react';
import { isActionCode } from '../i18n/actionWords.ts';
import { useT } from '../i18n/useT.ts';
import { useMay } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { ChainCard } from './ChainCard.tsx';
import { FilterBar } from './FilterBar.tsx';
import { useNobodyWord } from './nobody.ts';
import { useAudit, type AuditFilter } from './useAudit.ts';

/** Who did what, when: read, searched, checked and taken away; never changed. */
export function Component() {
  const t = useT();
  if (!useMay('audit.read')) return <EmptyState title={t('audit.notYours')}>{t('audit.notYoursNext')}</EmptyState>;
  return (
    <section className="lobby-stack">
      <h2>{t('audit.title')}</h2>
      <ChainCard />
      <Entries />
    </section>
  );
}

function Entries() {
  const t = useT();
  const [filter, setFilter] = useState<AuditFilter>({});
  const query = useAudit(filter);
  const names = Object.assign({}, ...(query.data?.pages ?? []).map((page) => page.names)) as Record<string, string>;
  const wordOf = useNobodyWord();
  const nameOf = (id: string) => names[id] ?? wordOf(id) ?? id;
  // On a phone who and when share a cell, or what was done would lie beyond the edge.
  const { md: wide } = Grid.useBreakpoint();
  return (
    <>
      <FilterBar filter={filter} onChange={setFilter} />
      {query.isPending ? <LoadingState /> : query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : (
        <Table<AuditEntry>
          size="small" rowKey="position" pagination={false} dataSource={query.data.pages.flatMap((page) => page.rows)} loading={query.isPlaceholderData} scroll={{ x: 'max-content' }}
          locale={{ emptyText: <EmptyState title={t('audit.none')}>{t('audit.noneNext')}</EmptyState> }}
          expandable={{ expandedRowRender: drawDetails }}
          columns={[
            { title: t('audit.position'), responsive: ['md'], dataIndex: 'position', align: 'right', width: 80 },
            { title: t('audit.at'), responsive: ['md'], width: 180, render: (_, row) => <Instant at={row.at} /> },
            { title: t('audit.actor'), width: 140, render: (_, row) => <>{nameOf(row.actor)}{wide ? null : <div className="lobby-soft"><Instant at={row.at} /></div>}</> },
            { title: t('audit.action'), width: 220, render: (_, row) => <Action code={row.action} /> },
            { title: t('audit.subject'), responsive: ['md'], render: (_, row) => <span className="lobby-code">{nameOf(row.subject)}</span> },
          ]}
        />
      )}
      {query.hasNextPage ? <Button className="narrow" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('audit.older')}</Button> : null}
    </>
  );
}

/** In words, and the code one filters by. */
function Action({ code }: { code: string }) {
  const t = useT();
  return <>{isActionCode(code) ? <div>{t(code)}</div> : null}<code className="lobby-code lobby-soft">{code}</code></>;
}

const drawDetails = (entry: AuditEntry) => <Details entry={entry} />;

function Details({ entry }: { entry: AuditEntry }) {
  const t = useT();
  return (
    <dl className="lobby-stack">
      <div><dt className="lobby-soft">{t('audit.subject')}</dt><dd className="lobby-code">{entry.subject}</dd></div>
      <div><dt className="lobby-soft">{t('audit.data')}</dt><dd><pre className="lobby-code entry-data">{JSON.stringify(entry.data, null, 2)}</pre></dd></div>
      <div><dt className="lobby-soft">{t('audit.hash')}</dt><dd className="lobby-code">{entry.hash}</dd></div>
      <div><dt className="lobby-soft">{t('audit.previous')}</dt><dd className="lobby-code">{entry.previousHash}</dd></div>
    </dl>
  );
}
