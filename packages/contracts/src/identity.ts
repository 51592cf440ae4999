import { z } from 'zod';
import { Assurance } from './assurance.ts';
import { Instant } from './ids.ts';

/** POST /conversations/:id/identify: a JWT that the bank signed for this conversation (claims in docs/protocol.md). */
export const Identify = z.strictObject({ token: z.string().min(20).max(4096) });
/** How surely the holder of this visitor token is known now. `verifiedUntil` moves on while the customer talks; idle, it passes. */
export const Identified = z.object({ assurance: Assurance, displayName: z.string(), identifiedUntil: Instant.nullable(), verifiedUntil: Instant.nullable() });
export type Identified = z.infer<typeof Identified>;

/** Who the bank says a visitor is. `displayName` as staff may see it (王**). */
export type CustomerProof = { bankCustomerId: string; displayName: string; tier: string | null; assurance: Exclude<Assurance, 'anonymous'> };

/** Checks the bank's word about a customer. */
export type CustomerIdentity = {
  /**
   * Reads a bank-signed token once. @throws LobbyError unauthenticated for a token that is forged, foreign, expired, meant for another conversation or
   * used before; the reason goes to the audit, not to the sender.
   */
  prove(token: string, conversationId: string): Promise<CustomerProof>;
};
