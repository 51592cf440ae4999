import type { Ack, InboxRow } from '@lobby/contracts';

export type Inbox = {
  rows: ReadonlyMap<string, InboxRow>;
  /** False until the inbox has been read once. */
  loaded: boolean;
};

/** Keeps the inbox's rows: a whole reading replaces them, pushes that arrived meanwhile win over it. */
export function createInbox(load: () => Promise<Ack<readonly InboxRow[]>>, show: (inbox: Inbox) => void) {
  let rows = new Map<string, InboxRow>();
  let loaded = false;
  /** Pushes since the reading began: they are newer than what it will bring. */
  let since: Map<string, InboxRow | null> | null = null;

  const draw = () => show({ rows, loaded });
  const change = (conversationId: string, row: InboxRow | null) => {
    since?.set(conversationId, row);
    rows = new Map(rows);
    if (row) rows.set(conversationId, row);
    else rows.delete(conversationId);
    draw();
  };
  return {
    take: (payload: unknown) => {
      if (typeof payload === 'object' && payload !== null && 'conversationId' in payload) {
        const row = payload as InboxRow;
        change(row.conversationId, row);
      }
    },
    drop: (payload: unknown) => {
      if (typeof payload === 'object' && payload !== null && 'conversationId' in payload && typeof payload.conversationId === 'string') change(payload.conversationId, null);
    },
    reload: async () => {
      const pushed = new Map<string, InboxRow | null>();
      since = pushed;
      const read = await load();
      if (since !== pushed) return;
      since = null;
      if (!read.ok) return;
      rows = new Map(read.value.map((row) => [row.conversationId, row]));
      for (const [id, row] of pushed) {
        if (row) rows.set(id, row);
        else rows.delete(id);
      }
      loaded = true;
      draw();
    },
  };
}
