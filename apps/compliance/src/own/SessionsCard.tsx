import type { Ack, StaffSessionRow } from '@lobby/contracts';
import { ErrorState, LoadingState, problemText, useStaffWords } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Grid, Popconfirm, Table, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { browserOf } from './browserOf.ts';
import { OWN_SESSIONS, useOwnSessions } from './useOwnSessions.ts';

/** Where one is signed in; what one does not know is ended here, and its screens are cut within two seconds. */
export function SessionsCard() {
  const t = useT();
  const staffWord = useStaffWords();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const query = useOwnSessions();
  // On a phone the button to end a session must not lie beyond the edge.
  const { md: wide } = Grid.useBreakpoint();
  const end = async (ended: Promise<Ack<null>>): Promise<void> => {
    const answer = await ended;
    void (answer.ok ? message.success(t('own.ended')) : message.error(problemText(answer.error, staffWord)));
    await cache.invalidateQueries({ queryKey: OWN_SESSIONS });
  };
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <div className="card lobby-stack">
      <div className="bar">
        <h3>{t('own.sessions')}</h3>
        <span className="office-fill" />
        {rows.length > 1 ? <Popconfirm title={t('own.endOthersAsk')} okText={t('own.endOthers')} cancelText={t('privacy.cancel')} onConfirm={() => end(session.api.delete('/api/v1/desk/sessions'))}><Button>{t('own.endOthers')}</Button></Popconfirm> : null}
      </div>
      <Table<StaffSessionRow>
        size="small" rowKey="id" pagination={false} dataSource={rows} scroll={{ x: 'max-content' }}
        columns={[
          { title: t('own.where'), render: (_, row) => <>{browserOf(row.agent) ?? t('own.unknown')} {row.current ? <Tag variant="filled" color="success">{t('own.here')}</Tag> : null}{wide ? null : <div className="lobby-soft"><Instant at={row.since} /></div>}</> },
          { title: t('own.address'), responsive: ['md'], render: (_, row) => <span className="lobby-code">{row.address ?? '—'}</span> },
          { title: t('own.since'), responsive: ['md'], render: (_, row) => <Instant at={row.since} /> },
          { title: t('own.until'), responsive: ['md'], render: (_, row) => <Instant at={row.until} /> },
          { title: <span className="lobby-visually-hidden">{t('own.end')}</span>, width: 90, render: (_, row) => (row.current ? null : <Button size="small" onClick={() => void end(session.api.delete(`/api/v1/desk/sessions/${row.id}`))}>{t('own.end')}</Button>) },
        ]}
      />
    </div>
  );
}
