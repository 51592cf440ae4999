import { createHmac } from 'node:crypto';
import { hashPassword, readable, readableGroups } from '../password.ts';

const GROUPS = 2;
/** Bits taken of the digest: many more than the half has, so that all its letters are equally likely. */
const HALF_HEX = 32;

/**
 * A password that no single admin knows (split knowledge): the first half is drawn and shown to whoever asks for it, the second is derived from the installation's secret and the request,
 * and shown to whoever approves. The record holds neither, only the hash of both.
 */
export async function splitPassword(secret: string, requestId: string): Promise<{ firstHalf: string; hash: string }> {
  const firstHalf = readable(GROUPS);
  return { firstHalf, hash: await hashPassword(`${firstHalf}-${secondHalf(secret, requestId)}`) };
}

/** The half that stands after the first one and a hyphen. */
export function secondHalf(secret: string, requestId: string): string {
  return readableGroups(BigInt(`0x${createHmac('sha256', secret).update(`staff-password:${requestId}`).digest('hex').slice(0, HALF_HEX)}`), GROUPS);
}
