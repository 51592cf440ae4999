import { createBankSigner, createSandboxBank, type BankSigner, type SandboxBank } from '@lobby/connectors';
import type { AccessService } from '@lobby/contracts';
import type { Clock, Env } from '@lobby/service-kit';
import type { HttpApp } from '@lobby/service-kit/http';
import type { BankFiles } from './bankFiles.ts';
import { registerDemoPhone } from './registerDemoPhone.ts';
import { registerDemoSignIn } from './registerDemoSignIn.ts';
import { registerDemoTrouble } from './registerDemoTrouble.ts';

/** The fictional bank with all its demo doors. `signer` is null where a real bank's keys are believed: then nobody here may sign for a customer. */
export type Sandbox = { bank: SandboxBank; signer: BankSigner | null; registerRoutes(app: HttpApp, access: Pick<AccessService, 'audit'>): void };

export function openSandbox(env: Env, files: BankFiles, clock: Clock, secret: string): Sandbox {
  const bank = openBank(files, clock, { latencyMs: env.SANDBOX_LATENCY_MS, failEvery: env.SANDBOX_FAIL_EVERY, loseEvery: env.SANDBOX_LOSE_EVERY });
  const signer = env.BANK_JWKS ? null : createBankSigner(secret, clock);
  return {
    bank, signer,
    registerRoutes: (app, access) => {
      registerDemoPhone(app, bank);
      if (signer) registerDemoSignIn(app, bank, signer);
      registerDemoTrouble(app, bank, access);
    },
  };
}

/** A bank of its own state, such as the one a release is rehearsed against. */
export const openBank = (files: BankFiles, clock: Clock, trouble = {}): SandboxBank => createSandboxBank({ ...files, clock, trouble });
