import type { Ack, EntryView } from '@lobby/contracts';
import { CUSTOMER_NAMESPACE, MESSAGE_TEXT_MAX, PROTOCOL_VERSION, RATING_COMMENT_MAX } from '@lobby/contracts/protocol';
import { createApi } from '../api/createApi.ts';
import { mintClientId } from '../clientId.ts';
import { createFiles, unfit } from '../files/createFiles.ts';
import { createLink, type LinkState } from '../link/createLink.ts';
import { socketIo } from '../link/socketIo.ts';
import { runExclusive } from '../locks.ts';
import { createSender, type Delivery } from '../outbox/createSender.ts';
import { openOutbox } from '../outbox/openOutbox.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { isNoAnswer, localProblem, refusal } from '../problem.ts';
import { openStorage } from '../storage.ts';
import { createStore } from '../store.ts';
import { createReplica } from '../timeline/createReplica.ts';
import { START, UNKNOWN_QUEUE, type QueueView } from '../timeline/standing.ts';
import { FALLBACK_AFTER_FAILURES, createCustomerWire } from './customerWire.ts';
import type { ConversationClient, ConversationOptions } from './options.ts';
import { createReadMark } from './readMark.ts';
import { keepSession, type Session } from './session.ts';
import { drawConversation, type Connection, type ConversationSnapshot } from './snapshot.ts';
import { createTypingLight, createTypingTeller } from './typing.ts';
import { watchPage } from './watchPage.ts';

const POLL_MS = 4_000;
const EMPTY: ConversationSnapshot = { ...START, conversationId: null, connection: 'idle', items: [], typing: null, unread: 0, readSeq: 0, waiting: 0, loaded: false, problem: null };

/**
 * A customer's side of one conversation: keeps the session, the copy of the timeline and the outbox, and one link to the server per tab.
 * Nothing here knows a screen; `subscribe`/`getSnapshot` fit React's useSyncExternalStore.
 */
export function createConversationClient(options: ConversationOptions): ConversationClient {
  const key = `lobby.${options.site ?? 'default'}`;
  const sessionKey = `${key}.session`;
  const storage = openStorage(options.storage);
  const lock = options.lock ?? runExclusive;
  const tuning = { ...(options.random ? { random: options.random } : {}), ...(options.ackTimeoutMs ? { ackTimeoutMs: options.ackTimeoutMs } : {}) };
  let language = options.language;
  /** The id of a promise that was asked for and not answered yet. */
  let deferId: string | null = null;
  let session: Session | null = null;
  let agentReadSeq = 0;
  let queue: QueueView | null = null;
  let started = false;
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let stopWatching: (() => void) | null = null;

  const api = createApi({ baseUrl: options.baseUrl ?? '', bearer: () => session?.visitorToken ?? null, ...(options.fetch ? { fetch: options.fetch } : {}) });
  const files = createFiles({ baseUrl: options.baseUrl ?? '', ...(options.upload ? { upload: options.upload } : {}), ...(options.fetch ? { fetch: options.fetch } : {}) });
  const keeper = keepSession({ api, storage, key: sessionKey, lock });
  const readMark = createReadMark(storage, `${key}.read`);
  const store = createStore<ConversationSnapshot>(EMPTY);
  const patch = (change: Partial<ConversationSnapshot>) => store.set({ ...store.getSnapshot(), ...change });

  const light = createTypingLight((typing) => typing !== store.getSnapshot().typing && patch({ typing }));
  const teller = createTypingTeller((typing) => void link.request('typing', { typing }));
  const link = createLink({
    ...tuning,
    openSocket: (options.openSocket ?? socketIo(options.baseUrl ?? '')),
    namespace: CUSTOMER_NAMESPACE,
    auth: () => ({ ...session, protocol: PROTOCOL_VERSION }),
    pushes: { entry: takeEntry, 'queue.state': takeQueue, typing: light.take, read: takeRead },
  });
  const wire = createCustomerWire(link, api);
  const replica = createReplica(async (after) => (session ? wire.fetchPage(session, after) : refusal(localProblem('wrong_state'))));
  const sender = createSender({ ...tuning, outbox: options.outbox ?? openOutbox(storage), scope: key, deliver, lock });
  const lastSeq = () => replica.getSnapshot().entries.at(-1)?.seq ?? 0;
  replica.subscribe(draw);
  sender.subscribe(draw);
  link.subscribe(() => followLink(link.getSnapshot()));

  function draw() {
    const ledger = replica.getSnapshot();
    const drawn = drawConversation(ledger, sender.getSnapshot(), { agentReadSeq, readSeq: store.getSnapshot().readSeq, queue });
    // A new tab may hear the present place before it has read that it waits.
    if (drawn.queue === null && store.getSnapshot().loaded) queue = null;
    patch(drawn);
    sender.forget(new Set(ledger.entries.flatMap((e) => e.clientId ?? [])));
  }

  function takeEntry(entry: unknown) {
    // The server's door has validated it; a screen still treats every text in it as a stranger's.
    const view = entry as EntryView;
    if (view.actor.kind !== 'customer') light.off();
    replica.take(view);
  }
  function takeQueue(payload: unknown) {
    if (typeof payload !== 'object' || payload === null) return;
    queue = { ...UNKNOWN_QUEUE, ...store.getSnapshot().queue, ...payload };
    draw();
  }
  function takeRead(payload: unknown) {
    if (typeof payload !== 'object' || payload === null || !('by' in payload) || !('seq' in payload) || typeof payload.seq !== 'number') return;
    if (payload.by === 'agent') agentReadSeq = Math.max(agentReadSeq, payload.seq);
    else keepRead(payload.seq);
    draw();
  }
  function keepRead(seq: number) {
    if (!session || seq <= store.getSnapshot().readSeq) return;
    patch({ readSeq: seq });
    readMark.keep(session.conversationId, seq);
  }

  async function deliver(message: Outgoing): Promise<Delivery> {
    const opened = await keeper.ensure(language);
    if (!opened.ok) {
      patch({ problem: opened.error });
      return isNoAnswer(opened.error) ? { kind: 'no_link' } : { kind: 'refused', problem: opened.error };
    }
    adopt(opened.value);
    const result = message.file ? await files.post(opened.value, message) : await wire.post(opened.value, message);
    if (!result) return { kind: 'called_off' };
    if (result.ok) {
      replica.expect(result.value.seq);
      return { kind: 'sent', value: result.value };
    }
    // The line went away, the server is leaving, or it no longer knows us: none of it is the message's fault.
    if (isLoss(result.error.code)) lose();
    if (isLoss(result.error.code) || result.error.code === 'draining' || isNoAnswer(result.error)) return { kind: 'no_link' };
    return { kind: 'refused', problem: result.error };
  }

  /** Takes a session as ours: connects, and reads what happened before. */
  function adopt(next: Session) {
    if (session?.visitorToken === next.visitorToken) return;
    session = next;
    agentReadSeq = 0;
    link.close();
    replica.clear();
    patch({ conversationId: next.conversationId, readSeq: readMark.of(next.conversationId), problem: null, typing: null });
    if (started) link.open();
  }
  /** The server does not know our session (any more). What waits in the outbox goes into a new conversation. */
  function lose() {
    if (session) keeper.forget(session);
    leave();
  }
  function leave() {
    session = null;
    link.close();
    replica.clear();
    patch({ conversationId: null, readSeq: 0, typing: null, loaded: true, connection: 'idle' });
    draw();
  }

  function followLink({ status, failures, refused }: LinkState) {
    if (refused && isLoss(refused.code)) return lose();
    if (refused) return patch({ connection: 'offline', problem: refused });
    const connection = connectionOf(status, failures);
    if (connection === store.getSnapshot().connection) return;
    patch({ connection });
    if (connection === 'online') void catchUp();
    if (connection === 'fallback') poll();
  }
  async function catchUp() {
    await replica.sync();
    if (session) patch({ loaded: true });
    sender.flush();
  }
  function poll() {
    clearTimeout(pollTimer);
    if (!started || store.getSnapshot().connection !== 'fallback') return;
    void catchUp().finally(() => {
      pollTimer = setTimeout(poll, POLL_MS);
    });
  }
  function lookAgain() {
    link.hurry();
    if (link.getSnapshot().status === 'online') void catchUp();
    else sender.flush();
  }
  async function withSession<T>(work: (to: Session) => Promise<Ack<T>>): Promise<Ack<T>> {
    return session ? work(session) : refusal(localProblem('wrong_state'));
  }
  function followOtherTab() {
    const now = keeper.current();
    if (now) adopt(now);
    else if (session) leave();
  }

  return {
    ...store,
    start: () => {
      if (started) return;
      started = true;
      const kept = keeper.current();
      if (kept && kept.visitorToken === session?.visitorToken) link.open();
      else if (kept) adopt(kept);
      else patch({ loaded: true });
      sender.open();
      stopWatching = watchPage({ storageKey: sessionKey, onBack: lookAgain, onOtherTab: followOtherTab });
    },
    stop: () => {
      started = false;
      stopWatching?.();
      clearTimeout(pollTimer);
      teller.stop();
      light.off();
      sender.close();
      link.close();
      replica.close();
    },
    send: (text, { option } = {}) => {
      const trimmed = text.trim();
      if (trimmed === '') return refusal(localProblem('invalid_request', 'Empty'));
      if (trimmed.length > MESSAGE_TEXT_MAX) return refusal(localProblem('too_large'));
      teller.stop();
      return { ok: true, value: { clientId: sender.add({ conversationId: null, kind: 'message', text: trimmed, after: lastSeq(), ...(option ? { option } : {}) }) } };
    },
    sendFile: (file, name) => unfit(file)
      ?? { ok: true, value: { clientId: sender.add({ conversationId: null, kind: 'message', text: '', after: lastSeq(), file: { name: name || 'file', mediaType: file.type, bytes: file.size, blob: file } }) } },
    progress: files.progress,
    readFile: async (attachmentId) => (session ? files.read(session, attachmentId) : null),
    resend: sender.resend,
    discard: (clientId) => {
      sender.discard(clientId);
      files.cancel(clientId);
    },
    typing: () => {
      if (link.getSnapshot().status === 'online') teller.key();
    },
    markRead: (seq = lastSeq()) => {
      if (seq <= store.getSnapshot().readSeq) return;
      keepRead(seq);
      draw();
      void link.request('read', { seq });
    },
    giveFeedback: (seq, helpful) => withSession((to) => wire.giveFeedback(to, { clientId: mintClientId(), seq, helpful })),
    rate: (score, comment) => withSession((to) => wire.rate(to, { clientId: mintClientId(), score, ...(comment?.trim() ? { comment: comment.trim().slice(0, RATING_COMMENT_MAX) } : {}) })),
    deferHandoff: async (wish) => {
      deferId ??= mintClientId();
      const clientId = deferId;
      const answer = await withSession((to) => wire.defer(to, { ...wish, clientId }));
      if (answer.ok || !answer.error.retryable) deferId = null;
      return answer;
    },
    withdrawHandoff: () => withSession((to) => wire.withdraw(to, { clientId: mintClientId() })),
    setLanguage: (next) => {
      language = next;
    },
    open: async () => {
      const opened = await keeper.ensure(language);
      if (!opened.ok) return opened;
      adopt(opened.value);
      return { ok: true, value: opened.value.conversationId };
    },
    identify: (token) => withSession((to) => wire.identify(to, token)),
    signOut: async () => {
      const leaving = session ?? keeper.current();
      for (const { clientId } of sender.getSnapshot().outgoing) sender.discard(clientId);
      if (leaving) keeper.forget(leaving);
      leave();
      if (leaving) await wire.signOut(leaving);
    },
    restart: lose,
  };
}

const isLoss = (code: string) => code === 'unauthenticated' || code === 'not_found';

function connectionOf(status: LinkState['status'], failures: number): Connection {
  if (status === 'online' || status === 'idle') return status;
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return 'offline';
  return failures >= FALLBACK_AFTER_FAILURES ? 'fallback' : 'connecting';
}
