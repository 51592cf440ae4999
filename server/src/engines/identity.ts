import { createCustomerIdentity, readBankKeys } from '@lobby/access';
import { SANDBOX_AUDIENCE, SANDBOX_ISSUER, type BankSigner } from '@lobby/connectors';
import type { CustomerIdentity } from '@lobby/contracts';
import type { Clock, Env, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';

type IdentityDeps = { env: Env; database: DatabaseHandle; clock: Clock; log: Log; /** The sandbox bank, where no real one is. */ signer: BankSigner | null };

/** The bank's word about a customer: by the keys in BANK_JWKS, else by the sandbox's own; null without either. Throws when the file is no usable key set. */
export async function openIdentity({ env, database, clock, log, signer }: IdentityDeps): Promise<CustomerIdentity | null> {
  const base = { database, clock, log, suite: env.CRYPTO_SUITE };
  if (env.BANK_JWKS) return createCustomerIdentity({ ...base, keys: readBankKeys(env.BANK_JWKS), issuer: env.BANK_ISSUER, audience: env.BANK_AUDIENCE });
  return signer && createCustomerIdentity({ ...base, keys: await signer.keys(), issuer: SANDBOX_ISSUER, audience: SANDBOX_AUDIENCE });
}
