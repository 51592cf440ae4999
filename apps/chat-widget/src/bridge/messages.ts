/** What the loader tells the panel. */
export type ToPanel =
  | { lobby: 'open'; text?: string }
  | { lobby: 'closed' }
  | { lobby: 'language'; language: 'zh' | 'en' };

/** What the panel tells the loader: nothing of the conversation leaves but a count. */
export type ToLoader =
  | { lobby: 'ready' }
  | { lobby: 'close' }
  | { lobby: 'language'; language: 'zh' | 'en' }
  /** `active`: there is a conversation worth listening to on the next page too. */
  | { lobby: 'state'; unread: number; active: boolean };

const PREFILL_MAX = 1_000;

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
    default: return null;
  }
}

/** Reads a message for the loader; null for anything else. The sender was checked before. */
export function readToLoader(data: unknown): ToLoader | null {
  if (!isRecord(data)) return null;
  switch (data['lobby']) {
    case 'ready': return { lobby: 'ready' };
    case 'close': return { lobby: 'close' };
    case 'language': {
      const { language } = languageOf(data['language']);
      return language ? { lobby: 'language', language } : null;
    }
    case 'state': return { lobby: 'state', unread: typeof data['unread'] === 'number' && data['unread'] > 0 ? Math.min(99, Math.floor(data['unread'])) : 0, active: data['active'] === true };
    default: return null;
  }
}
