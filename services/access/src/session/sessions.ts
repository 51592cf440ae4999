import type { Staff } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';
import { and, eq, gt, inArray, isNull, not, type SQL } from 'drizzle-orm';
import type { AccessDeps } from '../deps.ts';
import { staff, staffSessions } from '../record/schema.ts';
import { sessionCookieName, type Auth } from '../signIn/auth.ts';
import { readStaff } from './readStaff.ts';
import { cookieOf, type RequestHeaders } from './cookieOf.ts';

/** How long an answer is believed without asking the record. A session ended on another replica lives on here for at most this long. */
const CACHE_MS = 2_000;
const MAX_CACHED = 10_000;
const IDLE_MINUTES = 30;
const MINUTE_MS = 60_000;

export type Revoked = { sessionId: string; staffId: string };
type Cached = { staff: Staff; until: number };
type Watched = { staffId: string; /** Milliseconds since the epoch when its person last did something. */ seenAt: number };

/**
 * Sessions as this process sees them: resolved from the cookie, cached for two seconds, and watched, so that whoever holds something open for a session
 * (a socket) learns of its end wherever it ended.
 */
export class Sessions {
  readonly #deps: AccessDeps;
  readonly #auth: Auth;
  readonly #cookie: string;
  readonly #cache = new Map<string, Cached>();
  /** Sessions somebody here was let in with, by id. */
  readonly #watched = new Map<string, Watched>();
  readonly #idleMs: number;
  readonly #listeners = new Set<(revoked: Revoked) => void>();

  constructor(deps: AccessDeps, auth: Auth) {
    this.#deps = deps;
    this.#auth = auth;
    this.#cookie = sessionCookieName(deps.baseUrl);
    this.#idleMs = (deps.idleMinutes ?? IDLE_MINUTES) * MINUTE_MS;
  }

  /** Who a request comes from; null without a valid session. */
  async resolve(headers: RequestHeaders): Promise<Staff | null> {
    const cookie = cookieOf(headers, this.#cookie);
    if (!cookie) return null;
    const key = hashToken(cookie);
    const now = this.#deps.clock.now().getTime();
    const cached = this.#cache.get(key);
    if (cached && cached.until > now) return cached.staff;
    this.#cache.delete(key);
    const found = await this.#read(cookie);
    if (!found) return null;
    if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
    this.#cache.set(key, { staff: found, until: now + CACHE_MS });
    return found;
  }

  async #read(cookie: string): Promise<Staff | null> {
    const answer = await this.#auth.api.getSession({ headers: new Headers({ cookie: `${this.#cookie}=${cookie}` }) });
    const now = this.#deps.clock.now();
    const seenAt = answer?.session.updatedAt.getTime() ?? 0;
    if (!answer || answer.session.expiresAt <= now || seenAt <= now.getTime() - this.#idleMs) return null;
    const staff = await readStaff(this.#deps, answer.session.id);
    if (staff) this.#watched.set(staff.sessionId, { staffId: staff.id, seenAt });
    return staff;
  }

  /** The condition on a row that its session still counts: neither run out nor left alone for too long. */
  alive(): SQL {
    const now = this.#deps.clock.now();
    return and(gt(staffSessions.expiresAt, now), gt(staffSessions.updatedAt, new Date(now.getTime() - this.#idleMs))) as SQL;
  }

  /** Somebody is at this session's screen. */
  async touch(sessionId: string): Promise<void> {
    const now = this.#deps.clock.now();
    await this.#deps.database.db.update(staffSessions).set({ updatedAt: now }).where(eq(staffSessions.id, sessionId));
    const watched = this.#watched.get(sessionId);
    if (watched) watched.seenAt = now.getTime();
  }

  /** Seconds until a session ends if nobody touches it; the whole time for one that is new here. */
  idleSeconds(sessionId: string): number {
    const now = this.#deps.clock.now().getTime();
    return Math.max(0, Math.ceil(((this.#watched.get(sessionId)?.seenAt ?? now) + this.#idleMs - now) / 1_000));
  }

  /** Told of every session that ends, here at once and elsewhere within a second. */
  onRevoked(listener: (revoked: Revoked) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is known of a session is read anew: its person's rights are others now. */
  reread(sessionId: string): void {
    for (const [key, { staff: known }] of this.#cache) if (known.sessionId === sessionId) this.#cache.delete(key);
  }

  /** For a session whose row is gone already. */
  forget({ sessionId, id }: Staff): void {
    this.#gone([{ sessionId, staffId: id }]);
  }

  /** Ends one session. */
  async revoke(sessionId: string): Promise<void> {
    this.#gone(await this.#deps.database.db.delete(staffSessions).where(eq(staffSessions.id, sessionId)).returning({ sessionId: staffSessions.id, staffId: staffSessions.userId }));
  }

  /** Ends all sessions of somebody, as after a change of password or roles; `except` keeps one. */
  async revokeAll(staffId: string, except?: string): Promise<void> {
    const theirs = await this.#deps.database.db.select({ id: staffSessions.id }).from(staffSessions).where(eq(staffSessions.userId, staffId));
    const ids = theirs.map((s) => s.id).filter((id) => id !== except);
    if (ids.length === 0) return;
    this.#gone(await this.#deps.database.db.delete(staffSessions).where(inArray(staffSessions.id, ids)).returning({ sessionId: staffSessions.id, staffId: staffSessions.userId }));
  }

  /** Finds the watched sessions that ended elsewhere or ran out. One query, none when nobody is signed in. */
  async sweep(): Promise<void> {
    const ids = [...this.#watched.keys()];
    if (ids.length === 0) return;
    const alive = await this.#deps.database.db.select({ id: staffSessions.id }).from(staffSessions).innerJoin(staff, eq(staff.id, staffSessions.userId))
      .where(and(inArray(staffSessions.id, ids), this.alive(), isNull(staff.disabledAt)));
    const living = new Set(alive.map((s) => s.id));
    this.#gone(ids.filter((id) => !living.has(id)).map((sessionId) => ({ sessionId, staffId: this.#watched.get(sessionId)?.staffId ?? '' })));
  }

  /** Removes the rows of sessions that count no more. */
  async dropExpired(): Promise<void> {
    await this.#deps.database.db.delete(staffSessions).where(not(this.alive()));
  }

  #gone(ended: readonly Revoked[]): void {
    const ids = new Set(ended.map((e) => e.sessionId));
    for (const [key, cached] of this.#cache) if (ids.has(cached.staff.sessionId)) this.#cache.delete(key);
    for (const revoked of ended) {
      this.#watched.delete(revoked.sessionId);
      for (const listener of this.#listeners) listener(revoked);
    }
  }
}
