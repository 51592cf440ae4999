import type { StaffDecided, StaffRequest } from '@lobby/contracts';
import { ErrorState, LoadingState, problemText, useStaffWords } from '@lobby/ui/staff';
import { App, Button, Popconfirm, Tag } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session, useMay, useMe } from '../session/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { usePersonName } from '../shared/usePersonName.ts';
import type { Given } from './givenIn.ts';
import { useRefreshAccounts, useRoleNames, useStaffRequests } from './useAccounts.ts';

const COLOURS = { open: 'processing', done: 'success', refused: 'default', withdrawn: 'default' } as const;
const HISTORY = 5;
type OnGiven = (given: Given) => void;

/** What waits for another admin, and the last decisions. */
export function RequestList({ onGiven }: { onGiven: OnGiven }) {
  const t = useT();
  const query = useStaffRequests();
  const nameOf = usePersonName((query.data ?? []).flatMap((r) => [r.requestedBy, r.decidedBy]));
  if (query.isPending) return <LoadingState />;
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const [open, decided] = [query.data.filter((r) => r.state === 'open'), query.data.filter((r) => r.state !== 'open').slice(0, HISTORY)];
  const draw = (request: StaffRequest) => <Line key={request.id} request={request} nameOf={nameOf} onGiven={onGiven} />;
  return (
    <section className="card lobby-stack" aria-label={t('requests.title')}>
      <h3>{t('requests.title')}</h3>
      <p className="lobby-soft">{t('requests.about')}</p>
      {open.length > 0 ? <ul>{open.map(draw)}</ul> : <p>{t('requests.none')}</p>}
      {decided.length > 0 ? <details><summary>{t('requests.history')}</summary><ul>{decided.map(draw)}</ul></details> : null}
    </section>
  );
}

function Line({ request, nameOf, onGiven }: { request: StaffRequest; nameOf: (id: string | null) => string; onGiven: OnGiven }) {
  const t = useT();
  const rolesOf = useRoleNames();
  const decides = useMay('staff.manage');
  return (
    <li className="hold">
      <strong>{request.name}</strong><span className="lobby-code">{request.username}</span>
      <span>{t(`requests.${request.kind}`, { roles: rolesOf(request.roles) })}</span>
      <span className="lobby-soft">{nameOf(request.requestedBy)} <Instant at={request.requestedAt} /></span>
      <Tag variant="filled" color={COLOURS[request.state]}>{t(`requestState.${request.state}`)}</Tag>
      {request.decidedBy ? <span className="lobby-soft">{nameOf(request.decidedBy)} <Instant at={request.decidedAt} /></span> : null}
      {decides && request.state === 'open' ? <Decide request={request} onGiven={onGiven} /> : null}
    </li>
  );
}

/** One's own request can only be withdrawn. */
function Decide({ request, onGiven }: { request: StaffRequest; onGiven: OnGiven }) {
  const t = useT();
  const words = useStaffWords();
  const { message } = App.useApp();
  const me = useMe().staff.id;
  const refresh = useRefreshAccounts();
  const decide = async (approve: boolean): Promise<void> => {
    const answer = await session.api.post<StaffDecided>(`/api/v1/staff/requests/${request.id}/decision`, { approve });
    if (!answer.ok) void message.error(problemText(answer.error, words));
    else if (answer.value.passwordHalf) onGiven({ kind: 'second', name: request.name, text: answer.value.passwordHalf });
    else void message.success(t(request.requestedBy === me ? 'requests.withdrawn' : 'requests.refused'));
    await refresh();
  };
  if (request.requestedBy === me) return <Button size="small" onClick={() => void decide(false)}>{t('requests.withdraw')}</Button>;
  if (request.staffId === me) return null;
  return (
    <span className="bar">
      <Popconfirm title={t('requests.approveAsk')} okText={t('requests.approve')} cancelText={t('accounts.cancel')} onConfirm={() => decide(true)}><Button size="small" type="primary">{t('requests.approve')}</Button></Popconfirm>
      <Button size="small" onClick={() => void decide(false)}>{t('requests.refuse')}</Button>
    </span>
  );
}
