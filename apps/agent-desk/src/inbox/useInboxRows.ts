import type { InboxRow, Problem } from '@lobby/contracts';
import { useMemo } from 'react';
import { useDesk, useDeskState } from '../live/LiveProvider.tsx';
import { useMe } from '../session/session.ts';
import { byNeed } from './groupRows.ts';

const NO_LINE: Problem = { type: 'urn:lobby:error:unavailable', title: '', status: 503, code: 'unavailable', retryable: true };

/** The inbox as it stands, and the customers offered to me in the order in which they need somebody. `rows` is undefined until it has been read once. */
export function useInboxRows() {
  const desk = useDesk();
  const me = useMe().staff.id;
  const { rows, loaded, connection, problem } = useDeskState();
  const list = useMemo<readonly InboxRow[] | undefined>(() => (loaded ? [...rows.values()] : undefined), [rows, loaded]);
  const offers = useMemo(() => (list ?? []).filter((row) => row.status === 'offered' && row.offeredTo === me).sort(byNeed), [list, me]);
  return { rows: list, offers, problem: problem ?? (connection === 'offline' ? NO_LINE : null), retry: () => void desk.refresh() };
}
