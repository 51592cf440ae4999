/** What the loader tells the panel. */
export type ToPanel =
  | { lobby: 'open'; text?: string }
  | { lobby: 'closed' }
  | { lobby: 'language'; language: 'zh' | 'en' }
  /** The page's customer is signed in: it can get a token. */
  | { lobby: 'identify' }
  | { lobby: 'token'; nonce: string; token: string }
  | { lobby: 'sign_out' };

/** What the panel tells the loader: nothing of the conversation leaves but a count, and its id as the nonce of a token. */
export type ToLoader =
  | { lobby: 'ready' }
  | { lobby: 'close' }
  | { lobby: 'language'; language: 'zh' | 'en' }
  /** `active`: there is a conversation worth listening to on the next page too. */
  | { lobby: 'state'; unread: number; active: boolean }
  /** A token for this conversation is wanted. */
  | { lobby: 'nonce'; nonce: string }
  /** Whether the server took the bank's word. */
  | { lobby: 'identity'; known: boolean };

const PREFILL_MAX = 1_000;
const NONCE = /^conv_[0-9a-v]{26}$/;
/** The shape of a signed JWT (RFC 7519): three parts in base64url. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const TOKEN_MAX = 4_096;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const languageOf = (value: unknown): { language?: 'zh' | 'en' } => (value === 'zh' || value === 'en' ? { language: value } : {});

/** Reads a message for the panel; null for anything else. The sender was checked before. */
export function readToPanel(data: unknown): ToPanel | null {
  if (!isRecord(data)) return null;
  const { language } = languageOf(data['language']);
  switch (data['lobby']) {
    case 'open': return { lobby: 'open', ...(typeof data['text'] === 'string' ? { text: data['text'].slice(0, PREFILL_MAX) } : {}) };
    case 'closed': return { lobby: 'closed' };
    case 'language': return language ? { lobby: 'language', language } : null;
    case 'identify': return { lobby: 'identify' };
    case 'sign_out': return { lobby: 'sign_out' };
    case 'token': return readToken(data);
    default: return null;
  }
}

function readToken({ nonce, token }: Record<string, unknown>): ToPanel | null {
  const fits = typeof nonce === 'string' && NONCE.test(nonce) && typeof token === 'string' && token.length <= TOKEN_MAX && TOKEN.test(token);
  return fits ? { lobby: 'token', nonce, token } : null;
}

/** Reads a message for the loader; null for anything else. The sender was checked before. */
export function readToLoader(data: unknown): ToLoader | null {
  if (!isRecord(data)) return null;
  switch (data['lobby']) {
    case 'ready': return { lobby: 'ready' };
    case 'close': return { lobby: 'close' };
    case 'identity': return { lobby: 'identity', known: data['known'] === true };
    case 'nonce': return typeof data['nonce'] === 'string' && NONCE.test(data['nonce']) ? { lobby: 'nonce', nonce: data['nonce'] } : null;
    case 'language': {
      const { language } = languageOf(data['language']);
      return language ? { lobby: 'language', language } : null;
    }
    case 'state': return { lobby: 'state', unread: typeof data['unread'] === 'number' && data['unread'] > 0 ? Math.min(99, Math.floor(data['unread'])) : 0, active: data['active'] === true };
    default: return null;
  }
}
