import { valueOrThrow } from '@lobby/client/staff';
import type { DeskTurn, EntryView } from '@lobby/contracts';
import { ErrorState, LoadingState } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useT } from '../i18n/useT.ts';
import { session } from '../session/session.ts';
import { TurnView } from './TurnView.tsx';

type Props = { conversationId: string; turnId: string; entries: readonly EntryView[]; onClose: () => void };

/** Why the bot answered a turn so: everything it saw, asked and weighed. */
export default function TraceDrawer({ conversationId, turnId, entries, onClose }: Props) {
  const t = useT();
  const query = useQuery({
    queryKey: ['turn', conversationId, turnId], staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<DeskTurn>(`/api/v1/desk/conversations/${conversationId}/turns/${turnId}`, { signal })),
  });
  return (
    <Drawer open onClose={onClose} size={560} title={t('trace.title')}>
      {query.isPending ? <LoadingState /> : null}
      {query.isError ? <ErrorState problem={query.error.problem} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <TurnView turn={query.data} replies={entries.filter((entry) => entry.turnId === turnId)} /> : null}
    </Drawer>
  );
}
