import type { EntryView, Problem, TimelinePage } from '@lobby/contracts';
import type { OpenSocket } from '../link/rawSocket.ts';

export const problem = (code: Problem['code'], retryable = false): Problem => ({ type: `urn:lobby:error:${code}`, code, title: code, status: 400, retryable });

type Socket = { connected: boolean; conversationId: string; emit: (event: string, payload?: unknown) => void };
type Stored = { token: string; entries: EntryView[]; lastSeq: number };

/**
 * A server in memory, for tests of the client alone: keeps timelines, recognises client ids, and can misbehave on demand. It is far simpler than the
 * real one; the whole house is tested elsewhere.
 */
export function createFakeServer() {
  const conversations = new Map<string, Stored>();
  const sockets = new Set<Socket>();
  const behaviour = {
    /** No socket connects. */
    socketsDown: false,
    /** No REST call arrives. */
    restDown: false,
    /** The next n messages are stored, but their acks are lost. */
    loseAcks: 0,
    /** The next n entries are not pushed. */
    losePushes: 0,
    /** Answers to the next sends, before anything is stored. */
    refuse: [] as Problem[],
  };
  const seen = { sends: [] as { clientId: string; text: string }[], opened: 0, syncs: [] as number[] };

  const pushAll = (conversationId: string, event: string, payload: unknown) => {
    for (const s of sockets) if (s.connected && s.conversationId === conversationId) s.emit(event, payload);
  };
  const append = (conversationId: string, entry: Partial<EntryView> & Pick<EntryView, 'type'>): EntryView => {
    const kept = stored(conversationId);
    kept.lastSeq += 1;
    const whole: EntryView = { at: '2026-11-23T09:00:00.000Z', actor: { kind: 'system' }, messageId: `msg_${kept.lastSeq}`, ...entry, seq: kept.lastSeq };
    kept.entries.push(whole);
    if (behaviour.losePushes > 0) behaviour.losePushes -= 1;
    else pushAll(conversationId, 'entry', whole);
    return whole;
  };
  /** A staff fact: a seq that customers never see. */
  const appendHidden = (conversationId: string) => {
    stored(conversationId).lastSeq += 1;
  };
  const stored = (conversationId: string): Stored => {
    const kept = conversations.get(conversationId);
    if (!kept) throw new Error('no such conversation');
    return kept;
  };
  const send = (conversationId: string, { clientId, text }: { clientId: string; text: string }) => {
    seen.sends.push({ clientId, text });
    const refusal = behaviour.refuse.shift();
    if (refusal) return { ok: false as const, error: refusal };
    const known = stored(conversationId).entries.find((e) => e.clientId === clientId);
    if (known && known.text !== text) return { ok: false as const, error: problem('conflict') };
    const entry = known ?? append(conversationId, { type: 'customer.said', actor: { kind: 'customer' }, clientId, text });
    return { ok: true as const, value: { messageId: entry.messageId, seq: entry.seq } };
  };
  const page = (conversationId: string, after: number, limit = 3): TimelinePage => {
    seen.syncs.push(after);
    const { entries, lastSeq } = stored(conversationId);
    const rest = entries.filter((e) => e.seq > after);
    const shown = rest.slice(0, limit);
    const more = rest.length > limit;
    return { entries: shown, lastSeq: more ? (shown.at(-1)?.seq ?? after) : lastSeq, more };
  };

  const openSocket: OpenSocket = (_namespace, auth) => {
    const listeners = new Map<string, (payload: unknown) => void>();
    const socket: Socket = { connected: false, conversationId: '', emit: (event, payload) => listeners.get(event)?.(payload) };
    sockets.add(socket);
    return {
      isConnected: () => socket.connected,
      connect: () => queueMicrotask(() => {
        if (behaviour.socketsDown) return socket.emit('connect_error');
        const { conversationId, visitorToken } = auth();
        if (conversations.get(String(conversationId))?.token !== visitorToken) return socket.emit('connect_error', problem('unauthenticated'));
        socket.connected = true;
        socket.conversationId = String(conversationId);
        socket.emit('connect');
      }),
      disconnect: () => {
        if (!socket.connected) return;
        socket.connected = false;
        socket.emit('disconnect');
      },
      on: (event, listener) => void listeners.set(event, listener),
      request: async (event, payload, timeoutMs) => {
        const body = payload as { clientId: string; text: string; after: number };
        if (event === 'timeline.sync') return { ok: true, value: page(socket.conversationId, body.after) };
        if (event !== 'message.send') return { ok: true, value: null };
        const answer = send(socket.conversationId, body);
        if (behaviour.loseAcks === 0) return answer;
        behaviour.loseAcks -= 1;
        await new Promise((resolve) => setTimeout(resolve, timeoutMs));
        throw new Error('operation has timed out');
      },
    };
  };

  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (behaviour.restDown) throw new TypeError('network');
    const [path = '', query = ''] = String(input).split('?');
    const body: unknown = init?.body ? JSON.parse(String(init.body)) : {};
    if (path === '/api/v1/conversations') {
      seen.opened += 1;
      const conversationId = `conv_${seen.opened}`;
      conversations.set(conversationId, { token: `token_${seen.opened}`, entries: [], lastSeq: 0 });
      return Response.json({ conversationId, visitorToken: `token_${seen.opened}` }, { status: 201 });
    }
    const conversationId = path.split('/')[4] ?? '';
    if (path.endsWith('/timeline')) return Response.json(page(conversationId, Number(new URLSearchParams(query).get('after'))));
    const answer = send(conversationId, body as { clientId: string; text: string });
    return answer.ok ? Response.json(answer.value, { status: 201 }) : Response.json(answer.error, { status: answer.error.status });
  };

  return {
    behaviour, seen, conversations, openSocket, fetch, append, appendHidden, pushAll, stored,
    /** Cuts every line, as a dying server does. */
    cut: () => {
      for (const s of sockets) {
        if (!s.connected) continue;
        s.connected = false;
        s.emit('disconnect');
      }
    },
    emitTo: (conversationId: string, event: string, payload: unknown) => pushAll(conversationId, event, payload),
  };
}
