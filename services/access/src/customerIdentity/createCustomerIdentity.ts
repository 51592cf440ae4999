import { LobbyError, type CustomerIdentity, type CustomerProof } from '@lobby/contracts';
import { hashToken, type Clock, type CryptoSuite, type Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { lt } from 'drizzle-orm';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { appendAudit } from '../audit/appendAudit.ts';
import { usedProofs } from '../record/schema.ts';
import { BankClaims } from './bankClaims.ts';

export type CustomerIdentityOptions = {
  database: DatabaseHandle; clock: Clock; log: Log;
  /** The bank's public keys. Only asymmetric ones are believed. */
  keys: JSONWebKeySet;
  issuer: string; audience: string;
  suite?: CryptoSuite;
};

/** Asymmetric signatures only: with a shared secret whoever can check a token could also make one, and `none` proves nothing. */
const ALGORITHMS = ['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'];
/** Longest a token may live from being signed, in seconds; a stolen one is worth little. */
const MAX_LIFE_SECONDS = 300;
/** How far the bank's clock and ours may differ, in seconds. */
const SKEW_SECONDS = 60;

/** Believes tokens that the bank signed, each once, for one conversation. Claims: docs/protocol.md. */
export function createCustomerIdentity(options: CustomerIdentityOptions): CustomerIdentity {
  const keySet = createLocalJWKSet(options.keys);
  return {
    prove: async (token, conversationId) => {
      const now = options.clock.now();
      const claims = await readClaims(options, keySet, token, now).catch((error: unknown) => refuse(options, conversationId, reasonOf(error)));
      if (claims.nonce !== conversationId) return refuse(options, conversationId, 'other_conversation');
      if (!(await claim(options, claims))) return refuse(options, conversationId, 'replayed');
      return proofOf(claims);
    },
  };
}

async function readClaims(options: CustomerIdentityOptions, keySet: ReturnType<typeof createLocalJWKSet>, token: string, now: Date): Promise<BankClaims> {
  const { payload } = await jwtVerify(token, keySet, {
    algorithms: ALGORITHMS, issuer: options.issuer, audience: options.audience, clockTolerance: SKEW_SECONDS, currentDate: now, maxTokenAge: MAX_LIFE_SECONDS,
    requiredClaims: ['exp', 'iat', 'jti', 'sub', 'nonce'],
  });
  return BankClaims.parse(payload);
}

/** Remembers the token until it is worth nothing. @returns false when it was seen before */
async function claim({ database, clock }: CustomerIdentityOptions, claims: BankClaims): Promise<boolean> {
  const expiresAt = new Date((claims.iat + MAX_LIFE_SECONDS + 2 * SKEW_SECONDS) * 1000);
  await database.db.delete(usedProofs).where(lt(usedProofs.expiresAt, clock.now()));
  const rows = await database.db.insert(usedProofs).values({ id: hashToken(`${claims.iss}|${claims.jti}`), expiresAt }).onConflictDoNothing().returning({ id: usedProofs.id });
  return rows.length > 0;
}

/** What was wrong is for the audit; who sent it learns only that it did not count. */
async function refuse({ database, clock, suite }: CustomerIdentityOptions, conversationId: string, why: string): Promise<never> {
  await database.transaction((tx) => appendAudit(tx, { actor: 'unknown', action: 'customer.proof_refused', subject: conversationId, data: { why } }, clock.now(), suite));
  throw new LobbyError('unauthenticated', 'The identity token is not valid here');
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'malformed';
}

const proofOf = (claims: BankClaims): CustomerProof => ({
  bankCustomerId: claims.sub, displayName: claims.name, tier: claims.tier ?? null, assurance: claims.acr,
});
