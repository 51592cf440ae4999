import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CryptoSuite } from '@lobby/service-kit';

/** Keeps what may be read only with a reason, and finds it again without reading it. */
export type Vault = {
  seal(text: string): string;
  /** @throws when the text was sealed by another key or changed since */
  open(sealed: string): string;
  /** The same text gives the same hash under this key, and nobody without the key can try numbers out. */
  hash(text: string): string;
};

type Sealer = { seal(text: string): Buffer; open(bytes: Buffer): string };

const GCM_NONCE_BYTES = 12;
const GCM_TAG_BYTES = 16;
const CTR_NONCE_BYTES = 16;
const SM3_BYTES = 32;
/** Stands before what SM4 sealed, so that a vault whose suite was changed still opens what it sealed before. Base64url never holds a dot. */
const SM_MARK = 'sm4.';

/**
 * AES-256-GCM and HMAC-SHA-256, or SM4-CTR with HMAC-SM3 (encrypt-then-MAC), under keys derived (HKDF, RFC 5869) from the installation's secret. The suite
 * is chosen before the first identity is kept: hashes of another suite find nothing.
 */
export function createVault(secret: string, suite: CryptoSuite = 'international'): Vault {
  const key = (purpose: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `lobby vault ${purpose}`, bytes));
  const aes = aesSealer(key('seal', 32));
  const sm = sm4Sealer(key('seal sm4', 16), key('mac sm3', 32));
  const hashing = key('hash', 32);
  return {
    seal: (text) => (suite === 'sm' ? SM_MARK + sm.seal(text).toString('base64url') : aes.seal(text).toString('base64url')),
    open: (sealed) => (sealed.startsWith(SM_MARK) ? sm.open(Buffer.from(sealed.slice(SM_MARK.length), 'base64url')) : aes.open(Buffer.from(sealed, 'base64url'))),
    hash: (text) => createHmac(suite === 'sm' ? 'sm3' : 'sha256', hashing).update(text).digest('base64url'),
  };
}

function aesSealer(key: Buffer): Sealer {
  return {
    seal: (text) => {
      const nonce = randomBytes(GCM_NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, GCM_NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(GCM_NONCE_BYTES, GCM_NONCE_BYTES + GCM_TAG_BYTES));
      return decipher.update(bytes.subarray(GCM_NONCE_BYTES + GCM_TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** OpenSSL has no SM4-GCM here, so the text is encrypted and nonce and ciphertext are authenticated under a key of their own. */
function sm4Sealer(key: Buffer, macKey: Buffer): Sealer {
  const mac = (nonce: Buffer, body: Buffer): Buffer => createHmac('sm3', macKey).update(nonce).update(body).digest();
  return {
    seal: (text) => {
      const nonce = randomBytes(CTR_NONCE_BYTES);
      const cipher = createCipheriv('sm4-ctr', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, mac(nonce, body), body]);
    },
    open: (bytes) => {
      const nonce = bytes.subarray(0, CTR_NONCE_BYTES);
      const body = bytes.subarray(CTR_NONCE_BYTES + SM3_BYTES);
      const given = bytes.subarray(CTR_NONCE_BYTES, CTR_NONCE_BYTES + SM3_BYTES);
      if (given.length !== SM3_BYTES || !timingSafeEqual(given, mac(nonce, body))) throw new Error('sealed by another key, or changed since');
      const decipher = createDecipheriv('sm4-ctr', key, nonce);
      return decipher.update(body, undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
