import { createPrivateKey, createPublicKey, hkdfSync, randomUUID, type KeyObject } from 'node:crypto';
import { exportJWK, SignJWT, type JSONWebKeySet } from 'jose';
import type { Clock } from '@lobby/service-kit';
import type { SandboxCustomer } from './customerFile.ts';

export const SANDBOX_ISSUER = 'sandbox';
export const SANDBOX_AUDIENCE = 'lobby';
const KEY_ID = 'sandbox-1';
const TOKEN_LIFE_SECONDS = 60;
/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The fictional bank as an issuer of identity tokens, where its own pages would have the customer signed in. Claims: docs/protocol.md. */
export type BankSigner = {
  readonly keys: () => Promise<JSONWebKeySet>;
  /** A token for one customer and one conversation (`nonce`), good for a minute. They are signed in, and not verified: account data asks for a code all the same. */
  sign(customer: Pick<SandboxCustomer, 'no' | 'tier'>, displayName: string, nonce: string): Promise<string>;
};

/** @param secret the installation's; the key is drawn from it (HKDF with SHA-256), so that all replicas are one bank */
export function createBankSigner(secret: string, clock: Clock): BankSigner {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'lobby sandbox bank', 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return {
    keys: async () => ({ keys: [{ ...(await exportJWK(publicHalf(key))), kid: KEY_ID, alg: 'EdDSA' }] }),
    sign: (customer, displayName, nonce) => {
      const now = Math.floor(clock.now().getTime() / 1000);
      return new SignJWT({ nonce, acr: 'identified', name: displayName, ...(customer.tier ? { tier: customer.tier } : {}) })
        .setProtectedHeader({ alg: 'EdDSA', kid: KEY_ID }).setIssuer(SANDBOX_ISSUER).setAudience(SANDBOX_AUDIENCE).setSubject(customer.no).setJti(randomUUID())
        .setIssuedAt(now).setExpirationTime(now + TOKEN_LIFE_SECONDS).sign(key);
    },
  };
}

const publicHalf = (key: KeyObject): KeyObject => createPublicKey(key);
