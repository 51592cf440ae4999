export { createSandboxBank, type SandboxBank, type SandboxOptions } from './sandbox/createSandboxBank.ts';
export type { StepUpResult, TextMessage } from './sandbox/stepUp.ts';
