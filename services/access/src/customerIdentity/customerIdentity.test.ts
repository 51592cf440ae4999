import { silentLog } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { desc } from 'drizzle-orm';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../record/schema.ts';
import { createCustomerIdentity } from './createCustomerIdentity.ts';

const CONVERSATION = `conv_${'0'.repeat(26)}`;
const NOW = new Date('2026-11-29T10:00:00Z');
const seconds = Math.floor(NOW.getTime() / 1000);
let database: DatabaseHandle;
let identity: ReturnType<typeof createCustomerIdentity>;
let bank: Awaited<ReturnType<typeof generateKeyPair>>;
let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
let minted = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  [bank, stranger] = await Promise.all([generateKeyPair('EdDSA'), generateKeyPair('EdDSA')]);
  const keys = { keys: [{ ...(await exportJWK(bank.publicKey)), kid: 'bank-1', alg: 'EdDSA' }] };
  identity = createCustomerIdentity({ database, clock: { now: () => NOW }, log: silentLog, keys, issuer: 'https://bank.example', audience: 'lobby' });
});
afterAll(() => database.close());

const claims = (over: JWTPayload = {}): JWTPayload => ({
  iss: 'https://bank.example', aud: 'lobby', sub: 'YT100001', jti: `token-0000-${(minted += 1)}`, nonce: CONVERSATION, iat: seconds, exp: seconds + 120, acr: 'verified', name: '王**', tier: 'gold', ...over,
});
const withoutId = ({ jti: _dropped, ...rest }: JWTPayload): JWTPayload => rest;
const sign = (payload: JWTPayload, key = bank.privateKey) => new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'bank-1' }).sign(key);
const why = async () => (await database.db.select().from(audit).orderBy(desc(audit.position)).limit(1))[0]?.data.why;

describe('the bank\'s word about a customer', () => {
  it('is believed once', async () => {
    const token = await sign(claims());
    expect(await identity.prove(token, CONVERSATION)).toEqual({ bankCustomerId: 'YT100001', displayName: '王**', tier: 'gold', assurance: 'verified' });
    await expect(identity.prove(token, CONVERSATION)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await why()).toBe('replayed');
  });

  it('is believed once also when shown twenty times at the same moment', async () => {
    const token = await sign(claims());
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => identity.prove(token, CONVERSATION)));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  });

  const other = `conv_${'1'.repeat(26)}`;
  it.each([
    ['another audience', () => sign(claims({ aud: 'somebody-else' })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['another issuer', () => sign(claims({ iss: 'https://evil.example' })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['another conversation', () => sign(claims({ nonce: other })), 'other_conversation'],
    ['an end in the past', () => sign(claims({ iat: seconds - 290, exp: seconds - 61 })), 'ERR_JWT_EXPIRED'],
    ['too long a life', () => sign(claims({ iat: seconds - 400, exp: seconds + 3_600 })), 'ERR_JWT_EXPIRED'],
    ['a beginning in the future', () => sign(claims({ iat: seconds + 120, exp: seconds + 200 })), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['a stranger\'s signature', () => sign(claims(), stranger.privateKey), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['no signature (alg none)', async () => new UnsecuredJWT(claims()).encode(), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['a shared secret (HS256)', () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'bank-1' }).sign(new TextEncoder().encode('x'.repeat(32))), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['the public key as a shared secret (HS256)', async () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'bank-1' }).sign(new TextEncoder().encode(await exportSPKI(bank.publicKey))), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['no token id', () => sign(withoutId(claims())), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['an invented level', () => sign(claims({ acr: 'admin' })), 'malformed'],
    ['an object as customer', () => sign({ ...claims(), sub: '{"$ne":1}' }), 'malformed'],
    ['no token at all', async () => 'not-a-token-at-all-not-a-token', 'ERR_JWS_INVALID'],
  ])('S14 is refused with %s, and the audit says why', async (_name, make, reason) => {
    await expect(identity.prove(await make(), CONVERSATION)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await why()).toBe(reason);
  });
});
