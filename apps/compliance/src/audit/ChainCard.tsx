import { valueOrThrow } from '@lobby/client/staff';
import type { AuditVerdict } from '@lobby/contracts';
import { ErrorState } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';

/** The whole chain is read on demand; on a long one that takes a while. */
const VERIFY_TIMEOUT_MS = 120_000;

/** Whether the chain fits, and its head: what a bank writes down elsewhere. */
export function ChainCard() {
  const t = useT();
  const query = useQuery({ queryKey: ['audit', 'verify'], enabled: false, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<AuditVerdict>('/api/v1/audit/verify', { signal, timeoutMs: VERIFY_TIMEOUT_MS })) });
  if (query.isError) return <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} />;
  const verdict = query.data;
  return (
    <div className={`card chain ${verdict ? (verdict.ok ? 'is-sound' : 'is-broken') : ''}`}>
      <h3>{t('chain.title')}</h3>
      <span role="status">{verdict ? <Verdict verdict={verdict} /> : <span className="lobby-soft">{t('chain.unchecked')}</span>}</span>
      <Button type="primary" loading={query.isFetching} onClick={() => void query.refetch()}>{t('chain.verify')}</Button>
      {verdict?.ok ? <span className="lobby-code"><span className="lobby-soft">{t('chain.head')}</span> {verdict.head}</span> : null}
    </div>
  );
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const t = useT();
  return verdict.ok ? t('chain.sound', { count: verdict.entries }) : t('chain.broken', { position: verdict.position, why: t(`chain.why.${verdict.why}`) });
}
