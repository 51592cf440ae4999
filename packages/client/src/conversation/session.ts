import type { Ack, Language } from '@lobby/contracts';
import type { Api } from '../api/createApi.ts';
import type { RunExclusive } from '../locks.ts';
import { readJson, writeJson, type StorageLike } from '../storage.ts';

/** A visitor's hold on a conversation. The token is unguessable and stays in this browser. */
export type Session = { conversationId: string; visitorToken: string };

export type SessionKeeper = {
  /** The kept session, read anew: another tab may have opened or replaced it. */
  current: () => Session | null;
  /** Opens a conversation unless one is kept; of several tabs only one opens. */
  ensure: (language: Language) => Promise<Ack<Session>>;
  /** Drops this very session (and not one that another tab has opened since). */
  forget: (session: Session) => void;
};

/** Keeps the session in storage under `key`. */
export function keepSession({ api, storage, key, lock }: { api: Api; storage: StorageLike; key: string; lock: RunExclusive }): SessionKeeper {
  const current = () => sessionOf(readJson(storage, key));
  const open = async (language: Language): Promise<Ack<Session>> => {
    const kept = current();
    if (kept) return { ok: true, value: kept };
    const opened = await api.post<Session>('/api/v1/conversations', { channel: 'web', language });
    if (opened.ok) writeJson(storage, key, { conversationId: opened.value.conversationId, visitorToken: opened.value.visitorToken });
    return opened;
  };
  return {
    current,
    ensure: (language) => lock(`${key}.open`, () => open(language)),
    forget: (session) => {
      if (current()?.visitorToken === session.visitorToken) storage.removeItem(key);
    },
  };
}

function sessionOf(value: unknown): Session | null {
  if (typeof value !== 'object' || value === null || !('conversationId' in value) || !('visitorToken' in value)) return null;
  const { conversationId, visitorToken } = value;
  return typeof conversationId === 'string' && typeof visitorToken === 'string' ? { conversationId, visitorToken } : null;
}
