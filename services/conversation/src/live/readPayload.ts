import { LobbyError, MESSAGE_TEXT_MAX, RATING_COMMENT_MAX, type FieldError } from '@lobby/contracts';
import { z } from 'zod';
import { cleanStrings } from '../timeline/cleanText.ts';

/** Fields a person writes, with their limits in characters; too long a text is `too_large`, any other mistake `invalid_request`. */
const WRITTEN_FIELDS: Record<string, number> = { text: MESSAGE_TEXT_MAX, comment: RATING_COMMENT_MAX, note: 1000 };

/** Reads what came in over a socket. @throws LobbyError invalid_request with the wrong fields, too_large */
export function readPayload<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const parsed = schema.safeParse(cleanStrings(raw));
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some((i) => i.code === 'too_big' && i.origin === 'string' && Object.hasOwn(WRITTEN_FIELDS, String(i.path[0])))) throw new LobbyError('too_large');
  const errors: FieldError[] = parsed.error.issues.slice(0, 20).map((i) => ({ path: i.path.join('.'), message: i.message }));
  throw new LobbyError('invalid_request', undefined, { errors });
}

/** The same for a REST body before its schema sees it: storable text, and `too_large` for a message that is. */
export async function tidyBody(request: { body: unknown }): Promise<void> {
  request.body = cleanStrings(request.body);
  const body = (request.body ?? {}) as Record<string, unknown>;
  for (const [field, limit] of Object.entries(WRITTEN_FIELDS)) {
    const text = body[field];
    if (typeof text === 'string' && text.trim().length > limit) throw new LobbyError('too_large');
  }
}
