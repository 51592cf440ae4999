import { LobbyError } from '@lobby/contracts';
import { sqlState } from './retrying.ts';

/** SQLSTATE classes in which the server can do nothing for now: connections (08), resources such as disk and memory (53), shutdown (57P), its own system (58); 25006: it has become read-only. */
const TROUBLE_STATES = /^(08...|53...|57P0.|58...|25006)$/;
/** What the file system and the network say. */
const TROUBLE_CODES = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
/** node-postgres gives these no code. */
const TROUBLE_WORDS = /timeout exceeded when trying to connect|Query read timeout|Connection terminated|the embedded record has ended/;
const NO_ROOM = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** A full disk, by PostgreSQL's or the file system's name for it. */
export const isNoRoom = (code: string | null): boolean => NO_ROOM.has(code ?? '');

/**
 * The record (or the disk) cannot serve at the moment, through no fault of the request: the same request may be sent again later. Null for every other error.
 * What the database said stays out of it; values may stand in there.
 */
export function recordTrouble(error: unknown): LobbyError | null {
  const why = troubleCode(error);
  if (why === null) return null;
  return new LobbyError('unavailable', isNoRoom(why) ? 'There is no room left to store anything; nothing of this request was kept' : 'The record cannot be reached or written at the moment; nothing of this request is acknowledged');
}

/** The code that names the trouble, for the log and for health; null when it is none. */
export function troubleCode(error: unknown): string | null {
  const state = sqlState(error);
  if (state && TROUBLE_STATES.test(state)) return state;
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string' && TROUBLE_CODES.has(code)) return code;
    if (TROUBLE_WORDS.test(e.message)) return 'no_answer';
  }
  return null;
}

/** Text that PostgreSQL holds for none: a NUL (22021), half a surrogate pair (22P05, or 22P02 inside JSON). */
const UNSTORABLE = new Set(['22021', '22P05', '22P02']);

/** True where the text of a request can be kept nowhere, which is the caller's doing. */
export const isUnstorable = (error: unknown): boolean => UNSTORABLE.has(sqlState(error) ?? '');
