import { z } from 'zod';

const every = z.number().int().min(0).max(1_000);

/** How badly the sandbox behaves, to see what customers get when a bank's systems are slow or broken. */
export const SandboxTrouble = z.strictObject({
  /** Waits this long before each answer, in ms. */
  latencyMs: z.number().int().min(0).max(60_000),
  /** Every n-th call answers `unavailable`; 0: never. */
  failEvery: every,
  /** Every n-th call acts but answers `unavailable`, as when the line breaks on the way back; 0: never. */
  loseEvery: every,
});
export type SandboxTrouble = z.infer<typeof SandboxTrouble>;

export const NO_TROUBLE: SandboxTrouble = { latencyMs: 0, failEvery: 0, loseEvery: 0 };
