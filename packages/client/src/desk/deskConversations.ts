import type { EntryView, TimelinePage } from '@lobby/contracts';
import { createTypingTeller } from '../conversation/typing.ts';
import type { Link } from '../link/createLink.ts';
import type { Sender } from '../outbox/createSender.ts';
import { createStore, type Store, type WritableStore } from '../store.ts';
import { createReplica, type Replica } from '../timeline/createReplica.ts';
import { drawItems, type Item } from '../timeline/items.ts';

export type Viewer = { id: string; name: string };

export type DeskConversation = {
  items: readonly Item[];
  /** Entries as stored, for whoever needs packet, traces and the like. */
  entries: readonly EntryView[];
  customerTyping: boolean;
  /** Colleagues who have it on screen, and who of them is writing to the customer; oneself included. */
  viewers: readonly Viewer[];
  agentTyping: Viewer | null;
  /** The customer has seen everything up to here. */
  customerReadSeq: number;
  loaded: boolean;
};

type Kept = { replica: Replica; store: WritableStore<DeskConversation>; watchers: number; typingTimer?: ReturnType<typeof setTimeout>; agentTimer?: ReturnType<typeof setTimeout>; teller: ReturnType<typeof createTypingTeller> };

const EMPTY: DeskConversation = { items: [], entries: [], customerTyping: false, viewers: [], agentTyping: null, customerReadSeq: 0, loaded: false };
const TYPING_SHOWN_MS = 6_000;

/** The conversations an agent has on screen, each with its own gap-filling copy of the timeline. */
export function createDeskConversations(link: Link, sender: Sender) {
  const all = new Map<string, Kept>();

  const of = (id: string): Kept => {
    const known = all.get(id);
    if (known) return known;
    // `watch` both subscribes and gives what was missed, so it serves as the page request.
    const replica = createReplica((after) => link.request<TimelinePage>('watch', { conversationId: id, after }));
    const kept: Kept = { replica, store: createStore(EMPTY), watchers: 0, teller: createTypingTeller((typing) => void link.request('typing', { conversationId: id, typing })) };
    all.set(id, kept);
    replica.subscribe(() => draw(id, kept));
    return kept;
  };
  const patch = (kept: Kept, change: Partial<DeskConversation>) => kept.store.set({ ...kept.store.getSnapshot(), ...change });
  const draw = (id: string, kept: Kept) => {
    const { entries } = kept.replica.getSnapshot();
    const { outgoing, sent } = sender.getSnapshot();
    const mine = { outgoing: outgoing.filter((m) => m.conversationId === id), sent: sent.filter((m) => m.conversationId === id) };
    const lastHeard = entries.findLast((e) => e.actor.kind === 'customer')?.seq ?? 0;
    patch(kept, { entries, items: drawItems(entries, mine, 'agent', Math.max(lastHeard, kept.store.getSnapshot().customerReadSeq)) });
    sender.forget(new Set(entries.flatMap((e) => e.clientId ?? [])));
  };
  const fetch = async (kept: Kept) => {
    await kept.replica.sync();
    if (link.getSnapshot().status === 'online') patch(kept, { loaded: true });
  };
  const takeAgentTyping = (payload: { conversationId: string; typing: unknown; by?: unknown }) => {
    const kept = all.get(payload.conversationId);
    if (!kept || !isViewer(payload.by)) return;
    clearTimeout(kept.agentTimer);
    patch(kept, { agentTyping: payload.typing === true ? payload.by : null });
    kept.agentTimer = setTimeout(() => patch(kept, { agentTyping: null }), TYPING_SHOWN_MS);
  };
  sender.subscribe(() => {
    for (const [id, kept] of all) draw(id, kept);
  });

  return {
    store: (id: string): Store<DeskConversation> => of(id).store,
    lastSeq: (id: string): number => of(id).replica.getSnapshot().entries.at(-1)?.seq ?? 0,
    watch: (id: string) => {
      const kept = of(id);
      kept.watchers += 1;
      if (kept.watchers === 1 && link.getSnapshot().status === 'online') void fetch(kept);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        kept.watchers -= 1;
        if (kept.watchers === 0) void link.request('unwatch', { conversationId: id });
      };
    },
    rewatch: () => {
      for (const kept of all.values()) if (kept.watchers > 0) void fetch(kept);
    },
    takeEntry: (payload: unknown) => {
      if (!hasConversation(payload) || !('entry' in payload)) return;
      const kept = all.get(payload.conversationId);
      const entry = payload.entry as EntryView;
      if (entry.actor.kind === 'customer' && kept) patch(kept, { customerTyping: false });
      kept?.replica.take(entry);
    },
    takeTyping: (payload: unknown) => {
      if (!hasConversation(payload) || !('typing' in payload) || !('actor' in payload)) return;
      if (payload.actor === 'agent') return takeAgentTyping(payload);
      const kept = all.get(payload.conversationId);
      if (!kept) return;
      clearTimeout(kept.typingTimer);
      patch(kept, { customerTyping: payload.typing === true });
      kept.typingTimer = setTimeout(() => patch(kept, { customerTyping: false }), TYPING_SHOWN_MS);
    },
    takeViewers: (payload: unknown) => {
      if (!hasConversation(payload) || !('viewers' in payload) || !Array.isArray(payload.viewers)) return;
      const kept = all.get(payload.conversationId);
      if (kept) patch(kept, { viewers: payload.viewers.filter(isViewer) });
    },
    takeRead: (payload: unknown) => {
      if (!hasConversation(payload) || !('by' in payload) || payload.by !== 'customer' || !('seq' in payload) || typeof payload.seq !== 'number') return;
      const kept = all.get(payload.conversationId);
      if (!kept) return;
      patch(kept, { customerReadSeq: Math.max(payload.seq, kept.store.getSnapshot().customerReadSeq) });
      draw(payload.conversationId, kept);
    },
    typing: (id: string) => {
      if (link.getSnapshot().status === 'online') of(id).teller.key();
    },
    stopTyping: (id: string) => all.get(id)?.teller.stop(),
    close: () => {
      for (const kept of all.values()) {
        clearTimeout(kept.typingTimer);
        clearTimeout(kept.agentTimer);
        kept.teller.stop();
        kept.replica.close();
      }
    },
  };
}

function isViewer(value: unknown): value is Viewer {
  return typeof value === 'object' && value !== null && 'id' in value && 'name' in value && typeof value.id === 'string' && typeof value.name === 'string';
}

function hasConversation(payload: unknown): payload is { conversationId: string } {
  return typeof payload === 'object' && payload !== null && 'conversationId' in payload && typeof payload.conversationId === 'string';
}
