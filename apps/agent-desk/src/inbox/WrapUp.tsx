import { formatDuration, useNow } from '@lobby/ui/staff';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useAgents } from '../actions/useAgents.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../live/LiveProvider.tsx';
import { useMe } from '../session/session.ts';

/** Time for the last conversation's ticket; until it is over nobody new comes. */
export function WrapUp() {
  const t = useT();
  const me = useMe().staff.id;
  const desk = useDesk();
  const cache = useQueryClient();
  const { agents } = useAgents({ watch: true });
  const now = useNow();
  const until = agents.find((agent) => agent.id === me)?.wrapUpUntil;
  const left = until ? (Date.parse(until) - now) / 1000 : 0;
  if (left <= 0) return null;
  const end = async (): Promise<void> => {
    await desk.endWrapUp();
    await cache.invalidateQueries({ queryKey: ['agents'] });
  };
  return <div className="inbox-wrap-up"><span>{t('wrapUp.left', { time: formatDuration(left) })}</span><Button size="small" onClick={() => void end()}>{t('wrapUp.end')}</Button></div>;
}
