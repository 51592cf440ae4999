export { createSandboxBank, type SandboxBank, type SandboxOptions } from './sandbox/createSandboxBank.ts';
