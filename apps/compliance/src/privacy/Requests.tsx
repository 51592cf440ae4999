import type { PrivacyRequest } from '@lobby/contracts';
import { EmptyState, ErrorState, LoadingState, problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Button, Grid, Popconfirm, Table, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMay, useMe } from '../session/session.ts';
import { downloadJson } from '../shared/download.ts';
import { Instant } from '../shared/Instant.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import { useRefresh, useRequests } from './usePrivacy.ts';

const ERASED = ['customers', 'conversations', 'entries', 'identities', 'tickets', 'attachments', 'unanswered'] as const;
const isErasedNoun = (noun: string): noun is (typeof ERASED)[number] => ERASED.some((known) => known === noun);
/** Counts come as `<room>.<noun>`; the noun says it. */
const nounOf = (counted: string): string => counted.split('.').at(-1) ?? counted;
const COLOURS = { open: 'processing', held: 'warning', done: 'success', refused: 'default' } as const;

export function Requests() {
  const t = useT();
  const query = useRequests();
  // On a phone all of a request stands in one cell, beside what may be done with it.
  const { md: wide } = Grid.useBreakpoint();
  const nameOf = usePersonName((query.data ?? []).flatMap((r) => [r.requestedBy, r.decidedBy]));
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  return (
    <Table<PrivacyRequest>
      size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={query.data} {...(wide ? { scroll: { x: 'max-content' } } : {})}
      locale={{ emptyText: <EmptyState title={t('privacy.none')}>{t('privacy.noneNext')}</EmptyState> }}
      columns={[
        { title: t('privacy.kind'), render: (_, row) => <>{t(`kind.${row.kind}`)}{wide ? null : <Narrow request={row} enteredBy={nameOf(row.requestedBy)} />}</> },
        { title: t('privacy.customer'), responsive: ['md'], render: (_, row) => <span className="lobby-code">{row.customerId}</span> },
        { title: t('privacy.reason'), responsive: ['md'], render: (_, row) => <Reason request={row} /> },
        { title: t('privacy.entered'), responsive: ['md'], render: (_, row) => <>{nameOf(row.requestedBy)}<div className="lobby-soft"><Instant at={row.requestedAt} /></div></> },
        { title: t('privacy.state'), responsive: ['md'], render: (_, row) => <State request={row} /> },
        { title: t('privacy.decided'), responsive: ['md'], render: (_, row) => (row.decidedBy ? <>{nameOf(row.decidedBy)}<div className="lobby-soft"><Instant at={row.decidedAt} /></div></> : '—') },
        { title: t('privacy.outcome'), render: (_, row) => <Outcome request={row} /> },
      ]}
    />
  );
}

function Reason({ request: { reason, correction } }: { request: PrivacyRequest }) {
  const t = useT();
  return <>{reason}{correction ? <div className="lobby-soft">{t('privacy.correctTo', { name: correction.displayName })}</div> : null}</>;
}

function State({ request: { state } }: { request: PrivacyRequest }) {
  const t = useT();
  return <Tag variant="filled" color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}

function Narrow({ request, enteredBy }: { request: PrivacyRequest; enteredBy: string }) {
  return (
    <>
      {' '}<State request={request} />
      <div><Reason request={request} /></div>
      <div className="lobby-soft lobby-small narrow-id">{request.customerId}<br />{enteredBy} <Instant at={request.requestedAt} /></div>
    </>
  );
}

/** What may be done with it now, or what came of it. */
function Outcome({ request }: { request: PrivacyRequest }) {
  const t = useT();
  const decides = useMay('privacy.decide');
  const enters = useMay('privacy.request');
  const me = useMe().staff.id;
  const undecided = request.state === 'open' || request.state === 'held';
  if (undecided && decides) return request.requestedBy === me ? <span className="lobby-soft">{t('privacy.own')}</span> : <Decide request={request} />;
  if (undecided) return <span className="lobby-soft">{t(request.state === 'held' ? 'privacy.heldNext' : 'privacy.waits')}</span>;
  if (request.kind === 'export' && request.state === 'done') return enters ? <Download id={request.id} /> : <span className="lobby-soft">{t('privacy.exportReady')}</span>;
  const counts = Object.entries(request.counts ?? {}).map(([counted, n]) => [nounOf(counted), n] as const);
  return counts.length > 0 ? <ul className="lobby-small">{counts.map(([what, n]) => <li key={what}>{isErasedNoun(what) ? t(`erased.${what}`) : what} {n}</li>)}</ul> : '—';
}

function Decide({ request }: { request: PrivacyRequest }) {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const decide = async (approve: boolean): Promise<void> => {
    const answer = await session.api.post<PrivacyRequest>(`/api/v1/privacy/requests/${request.id}/decision`, { approve });
    void (answer.ok ? message.success(t(`done.${answer.value.state}`)) : message.error(problemText(answer.error, staffWord)));
    await refresh();
  };
  return (
    <span className="bar">
      <Popconfirm title={t(`ask.${request.kind}`)} description={request.kind === 'erase' ? t('ask.eraseMore') : undefined} okText={t('privacy.approve')} cancelText={t('privacy.cancel')} okButtonProps={{ danger: request.kind === 'erase' }} onConfirm={() => decide(true)}>
        <Button size="small" type="primary" danger={request.kind === 'erase'}>{t('privacy.approve')}</Button>
      </Popconfirm>
      <Button size="small" onClick={() => void decide(false)}>{t('privacy.refuse')}</Button>
    </span>
  );
}

function Download({ id }: { id: string }) {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const fetchIt = async () => {
    const problem = await downloadJson(`/api/v1/privacy/requests/${id}/export`, `personal-data-${id}.json`);
    if (problem) void message.error(problemText(problem, staffWord));
  };
  return <Button size="small" onClick={() => void fetchIt()}>{t('privacy.download')}</Button>;
}
