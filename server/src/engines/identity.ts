import { createCustomerIdentity, readBankKeys } from '@lobby/access';
import type { CustomerIdentity } from '@lobby/contracts';
import type { Clock, Env, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';

type IdentityDeps = { env: Env; database: DatabaseHandle; clock: Clock; log: Log };

/** The bank's word about a customer, where BANK_JWKS names the bank's public keys; null otherwise. Throws when the file is no usable key set. */
export function openIdentity({ env, database, clock, log }: IdentityDeps): CustomerIdentity | null {
  if (!env.BANK_JWKS) return null;
  return createCustomerIdentity({ database, clock, log, keys: readBankKeys(env.BANK_JWKS), issuer: env.BANK_ISSUER, audience: env.BANK_AUDIENCE, suite: env.CRYPTO_SUITE });
}
