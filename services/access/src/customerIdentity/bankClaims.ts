import { z } from 'zod';

/**
 * What a bank says in a token (RFC 7519). `nonce` names the one conversation it is for, `acr` how surely the bank knows the customer at this moment,
 * `name` how staff may see them (王**), never the full name.
 */
export const BankClaims = z.object({
  iss: z.string(), sub: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), jti: z.string().min(8).max(128), nonce: z.string(), iat: z.number().int(), exp: z.number().int(),
  acr: z.enum(['identified', 'verified']), name: z.string().min(1).max(40), tier: z.string().max(40).optional(),
});
export type BankClaims = z.infer<typeof BankClaims>;
