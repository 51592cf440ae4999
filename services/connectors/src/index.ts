export { createSandboxBank, maskedName, type SandboxBank, type SandboxOptions } from './sandbox/createSandboxBank.ts';
export { readCustomers } from './sandbox/customerFile.ts';
export { createBankSigner, SANDBOX_AUDIENCE, SANDBOX_ISSUER, type BankSigner } from './sandbox/bankSigner.ts';
export { SandboxTrouble } from './sandbox/trouble.ts';
export type { StepUpResult, TextMessage } from './sandbox/stepUp.ts';
