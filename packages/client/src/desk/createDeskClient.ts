import type { Ack, InboxRow, Presence, Problem } from '@lobby/contracts';
import { DESK_NAMESPACE, HEARTBEAT_INTERVAL_MS, MESSAGE_TEXT_MAX, PROTOCOL_VERSION } from '@lobby/contracts/protocol';
import type { Connection } from '../conversation/snapshot.ts';
import { createLink } from '../link/createLink.ts';
import type { OpenSocket } from '../link/rawSocket.ts';
import { socketIo } from '../link/socketIo.ts';
import { runExclusive, type RunExclusive } from '../locks.ts';
import { createSender, type Delivery } from '../outbox/createSender.ts';
import { openOutbox } from '../outbox/openOutbox.ts';
import type { Outbox, Outgoing } from '../outbox/outbox.ts';
import { isNoAnswer, localProblem, refusal } from '../problem.ts';
import { openStorage, type StorageLike } from '../storage.ts';
import { createStore, type Store } from '../store.ts';
import { createCommands } from './commands.ts';
import { createDeskConversations, type DeskConversation } from './deskConversations.ts';
import { createInbox, type Inbox } from './inbox.ts';

export type DeskOptions = {
  baseUrl?: string;
  /** Whose outbox this is; messages of another member of staff on the same machine are left alone. */
  staffId: string;
  /** Reads the whole inbox over REST; called on every connection, so that nothing missed while away stays missing. */
  loadInbox: () => Promise<Ack<readonly InboxRow[]>>;
  storage?: StorageLike | null;
  outbox?: Outbox;
  openSocket?: OpenSocket;
  lock?: RunExclusive;
  random?: () => number;
  ackTimeoutMs?: number;
};

export type DeskSnapshot = Inbox & {
  connection: Connection;
  presence: Presence | null;
  /** `unauthenticated`: sign in again. */
  problem: Problem | null;
};

export type DeskClient = Store<DeskSnapshot> & {
  start: () => void;
  stop: () => void;
  /** Follows a conversation live until the returned function is called; several watchers share one subscription. */
  watch: (conversationId: string) => () => void;
  /** The conversation as drawn; empty until it is watched. The same store for the same id. */
  conversation: (conversationId: string) => Store<DeskConversation>;
  send: (conversationId: string, text: string) => Ack<{ clientId: string }>;
  note: (conversationId: string, text: string) => Ack<{ clientId: string }>;
  resend: (clientId: string) => void;
  discard: (clientId: string) => void;
  accept: (handoffId: string) => Promise<Ack<{ conversationId: string }>>;
  decline: (handoffId: string) => Promise<Ack<null>>;
  transfer: (conversationId: string, queue: string, note?: string, toAgent?: string) => Promise<Ack<null>>;
  takeOver: (conversationId: string) => Promise<Ack<null>>;
  /** Speaks beside the agent; `leave` ends that. */
  join: (conversationId: string) => Promise<Ack<null>>;
  leave: (conversationId: string) => Promise<Ack<null>>;
  askColleague: (conversationId: string, agentId: string, question: string) => Promise<Ack<null>>;
  endConsult: (conversationId: string, agentId: string) => Promise<Ack<null>>;
  /** Words of a supervisor for the agent alone. */
  whisper: (conversationId: string, text: string) => Ack<{ clientId: string }>;
  endWrapUp: () => Promise<Ack<null>>;
  returnToBot: (conversationId: string) => Promise<Ack<null>>;
  resolve: (conversationId: string) => Promise<Ack<null>>;
  setPresence: (presence: Presence) => Promise<Ack<null>>;
  /** Call on every keystroke of a reply. */
  typing: (conversationId: string) => void;
  /** Reads the inbox anew. */
  refresh: () => Promise<void>;
};

/** An agent's live side: inbox rows, watched conversations, an outbox that survives a reload, commands, heartbeat. Signed in by the session cookie. */
export function createDeskClient(options: DeskOptions): DeskClient {
  const scope = `lobby.desk.${options.staffId}`;
  const tuning = { ...(options.random ? { random: options.random } : {}), ...(options.ackTimeoutMs ? { ackTimeoutMs: options.ackTimeoutMs } : {}) };
  const store = createStore<DeskSnapshot>({ connection: 'idle', presence: null, problem: null, rows: new Map(), loaded: false });
  const patch = (change: Partial<DeskSnapshot>) => store.set({ ...store.getSnapshot(), ...change });
  const inbox = createInbox(options.loadInbox, patch);
  const link = createLink({
    ...tuning,
    openSocket: options.openSocket ?? socketIo(options.baseUrl ?? ''),
    namespace: DESK_NAMESPACE,
    auth: () => ({ protocol: PROTOCOL_VERSION }),
    pushes: {
      'inbox.row': inbox.take, 'inbox.gone': inbox.drop,
      entry: (payload) => conversations.takeEntry(payload), typing: (payload) => conversations.takeTyping(payload), read: (payload) => conversations.takeRead(payload),
      viewers: (payload) => conversations.takeViewers(payload),
    },
  });
  const sender = createSender({ ...tuning, outbox: options.outbox ?? openOutbox(openStorage(options.storage)), scope, deliver, lock: options.lock ?? runExclusive });
  const conversations = createDeskConversations(link, sender);
  const commands = createCommands(link);
  let heartbeat: ReturnType<typeof setInterval> | undefined;

  link.subscribe(() => {
    const { status, failures, refused } = link.getSnapshot();
    if (refused) return patch({ connection: 'offline', problem: refused });
    const connection: Connection = status === 'online' || status === 'idle' ? status : failures > 1 ? 'offline' : 'connecting';
    if (connection === store.getSnapshot().connection) return;
    patch({ connection, ...(connection === 'online' ? { problem: null } : {}) });
    if (connection === 'online') void cameOnline();
  });
  async function cameOnline() {
    const { presence } = store.getSnapshot();
    if (presence) void link.request('presence.set', { presence });
    void link.request('heartbeat', {});
    conversations.rewatch();
    sender.flush();
    await inbox.reload();
  }

  async function deliver({ clientId, conversationId, kind, text }: Outgoing): Promise<Delivery> {
    const whisper = kind === 'whisper' ? { whisper: true } : {};
    const result = await link.request<{ messageId: string; seq: number }>(kind === 'message' ? 'message.send' : 'note.add', { conversationId, clientId, text, ...whisper });
    if (result.ok) return { kind: 'sent', value: result.value };
    return isNoAnswer(result.error) || result.error.code === 'draining' ? { kind: 'no_link' } : { kind: 'refused', problem: result.error };
  }
  const write = (kind: Outgoing['kind']) => (conversationId: string, text: string) => {
    const trimmed = text.trim();
    if (trimmed === '') return refusal(localProblem('invalid_request', 'Empty'));
    if (trimmed.length > MESSAGE_TEXT_MAX) return refusal(localProblem('too_large'));
    conversations.stopTyping(conversationId);
    return { ok: true as const, value: { clientId: sender.add({ conversationId, kind, text: trimmed, after: conversations.lastSeq(conversationId) }) } };
  };

  return {
    ...store,
    start: () => {
      link.open();
      sender.open();
      heartbeat ??= setInterval(() => link.getSnapshot().status === 'online' && void link.request('heartbeat', {}), HEARTBEAT_INTERVAL_MS);
      if (typeof window !== 'undefined') window.addEventListener('online', link.hurry);
    },
    stop: () => {
      clearInterval(heartbeat);
      heartbeat = undefined;
      if (typeof window !== 'undefined') window.removeEventListener('online', link.hurry);
      sender.close();
      conversations.close();
      link.close();
    },
    watch: conversations.watch,
    conversation: conversations.store,
    send: write('message'),
    note: write('note'),
    resend: sender.resend,
    discard: sender.discard,
    whisper: write('whisper'),
    ...commands,
    setPresence: async (presence) => {
      const result = await commands.setPresence(presence);
      if (result.ok) patch({ presence });
      return result;
    },
    typing: conversations.typing,
    refresh: inbox.reload,
  };
}
