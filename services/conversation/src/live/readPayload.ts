import { LobbyError, MESSAGE_TEXT_MAX, type FieldError } from '@lobby/contracts';
import { z } from 'zod';
import { cleanStrings } from '../timeline/cleanText.ts';

/** Fields a person writes; too long a text is `too_large`, any other mistake `invalid_request`. */
const WRITTEN_FIELDS = ['text', 'comment', 'note'];

/** Reads what came in over a socket. @throws LobbyError invalid_request with the wrong fields, too_large */
export function readPayload<T extends z.ZodType>(schema: T, raw: unknown): z.output<T> {
  const parsed = schema.safeParse(cleanStrings(raw));
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some((i) => i.code === 'too_big' && i.origin === 'string' && WRITTEN_FIELDS.includes(String(i.path[0])))) throw new LobbyError('too_large');
  const errors: FieldError[] = parsed.error.issues.slice(0, 20).map((i) => ({ path: i.path.join('.'), message: i.message }));
  throw new LobbyError('invalid_request', undefined, { errors });
}

/** The same for a REST body before its schema sees it: storable text, and `too_large` for a message that is. */
export async function tidyBody(request: { body: unknown }): Promise<void> {
  request.body = cleanStrings(request.body);
  const text = (request.body as { text?: unknown } | null | undefined)?.text;
  if (typeof text === 'string' && text.trim().length > MESSAGE_TEXT_MAX) throw new LobbyError('too_large');
}
