import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps what may be read only with a reason, and finds it again without reading it. */
export type Vault = {
  seal(text: string): string;
  /** @throws when the text was sealed by another key or changed since */
  open(sealed: string): string;
  /** The same text gives the same hash under this key, and nobody without the key can try numbers out. */
  hash(text: string): string;
};

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM and HMAC-SHA-256 under two keys derived (HKDF, RFC 5869) from the installation's secret. */
export function createVault(secret: string): Vault {
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `lobby vault ${purpose}`, 32));
  const [sealing, hashing] = [key('seal'), key('hash')];
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
    hash: (text) => createHmac('sha256', hashing).update(text).digest('base64url'),
  };
}
