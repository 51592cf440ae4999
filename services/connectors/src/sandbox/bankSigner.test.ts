import { systemClock } from '@lobby/service-kit';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { createBankSigner, SANDBOX_AUDIENCE, SANDBOX_ISSUER } from './bankSigner.ts';

const customer = { no: 'YT100001', tier: 'gold' };
const NONCE = `conv_${'0'.repeat(26)}`;
const believes = async (token: string, secret: string) => jwtVerify(token, createLocalJWKSet(await createBankSigner(secret, systemClock).keys()), { issuer: SANDBOX_ISSUER, audience: SANDBOX_AUDIENCE });

it('signs as one bank on every replica of an installation, and as another elsewhere', async () => {
  const token = await createBankSigner('one secret', systemClock).sign(customer, '王**', NONCE);
  const { payload } = await believes(token, 'one secret');
  expect(payload).toMatchObject({ sub: 'YT100001', nonce: NONCE, acr: 'identified', name: '王**', tier: 'gold' });
  expect([Number(payload.exp) - Number(payload.iat), payload.jti?.length]).toEqual([60, 36]);
  await expect(believes(token, 'another secret')).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

it('publishes the half of its key that proves and not the one that signs', async () => {
  const { keys } = await createBankSigner('one secret', systemClock).keys();
  expect(keys.map((k) => Object.keys(k).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'x']]);
});
