import type { Assurance } from '@lobby/contracts';

/** How long a visitor is known by name after the bank's word, in ms: the length of a visit. */
export const IDENTIFIED_MS = 12 * 3_600_000;
/** How long *verified* outlives the last message, in ms. */
export const VERIFIED_IDLE_MS = 5 * 60_000;

/** What a visitor's token proves, as it stands in the record. */
export type Proven = { assurance: Assurance | null; bankCustomerId: string | null; assuredUntil: Date | null; verifiedUntil: Date | null };
export type Identity = { bankCustomerId: string | null; assurance: Assurance };

export const STRENGTH: Record<Assurance, number> = { anonymous: 0, identified: 1, verified: 2 };
const NOBODY: Identity = { bankCustomerId: null, assurance: 'anonymous' };

/** What a token proves at this moment: a verified session that fell idle is identified, an old one is nobody. */
export function identityOf(proven: Proven, now: Date): Identity {
  if (!proven.assurance || proven.assurance === 'anonymous' || !proven.assuredUntil || proven.assuredUntil <= now) return NOBODY;
  const verified = proven.assurance === 'verified' && proven.verifiedUntil !== null && proven.verifiedUntil > now;
  return { bankCustomerId: proven.bankCustomerId, assurance: verified ? 'verified' : 'identified' };
}

/** Several devices may have spoken: the turn knows its customer no better than the least proven of them. */
export function weakest(rows: readonly Proven[], now: Date): Identity {
  return rows.map((row) => identityOf(row, now)).reduce((a, b) => (STRENGTH[b.assurance] < STRENGTH[a.assurance] ? b : a));
}

/** True when a verified session has used up a fifth of its idle time, so that talking should move the end on. Rarely, because it costs a write. */
export function wantsExtension(proven: Proven, now: Date): boolean {
  return identityOf(proven, now).assurance === 'verified' && Number(proven.verifiedUntil) - Number(now) < VERIFIED_IDLE_MS * 0.8;
}
