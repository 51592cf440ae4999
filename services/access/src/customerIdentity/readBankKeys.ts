import { readFileSync } from 'node:fs';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const PublicKey = z.looseObject({ kty: z.enum(['OKP', 'EC', 'RSA']), kid: z.string().min(1) }).refine((key) => !('d' in key), 'a private key does not belong here');
const KeySet = z.object({ keys: z.array(PublicKey).min(1) });

/** Reads the bank's public keys (a JWKS file). Throws with the path and what is wrong: no keys, a symmetric or a private one. */
export function readBankKeys(path: string): JSONWebKeySet {
  const parsed = KeySet.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path} holds no usable key set: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  return parsed.data;
}
