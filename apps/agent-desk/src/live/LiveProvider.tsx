import { createDeskClient, type DeskClient } from '@lobby/client';
import { useStore } from '@lobby/client/react';
import type { Inbox } from '@lobby/contracts';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { session, useMay, useMe } from '../session/session.ts';
import { keptPresence } from './keptPresence.ts';

const INBOX_LIMIT = 500;
const DeskContext = createContext<DeskClient | null>(null);

/** The live line of the signed-in agent: one per page, up as long as they are signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const { staff } = useMe();
  const serves = useMay('conversation.accept');
  const [desk] = useState(() => createDeskClient({ staffId: staff.id, loadInbox }));
  useEffect(() => {
    desk.start();
    // Beside the socket's handshake, not after it: the list is what the agent waits for.
    void desk.refresh();
    return desk.stop;
  }, [desk]);
  useEffect(() => {
    // The server learns the choice anew on each connection; a fresh page tells it once the line is up.
    if (!serves) return undefined;
    return desk.subscribe(() => {
      const { connection, presence } = desk.getSnapshot();
      if (connection === 'online' && presence === null) void desk.setPresence(keptPresence(staff));
    });
  }, [desk, serves, staff]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): DeskClient {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk stands outside LiveProvider');
  return desk;
}

export function useDeskState() {
  return useStore(useDesk());
}

async function loadInbox() {
  const answer = await session.api.get<Inbox>('/api/v1/desk/inbox', { query: { view: 'all', limit: INBOX_LIMIT } });
  return answer.ok ? { ok: true as const, value: answer.value.rows } : answer;
}
