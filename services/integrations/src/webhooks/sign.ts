import { createHmac } from 'node:crypto';

/** The signing secret of one endpoint. It is derived, so a copy of the database alone signs nothing. */
export function secretOf(installationSecret: string, webhookId: string): string {
  return `whsec_${createHmac('sha256', installationSecret).update(`webhook:${webhookId}`).digest('base64')}`;
}

/**
 * Headers by the Standard Webhooks specification (standard-webhooks 1.0): `webhook-signature` is `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body` with the bytes
 * behind `whsec_`. A receiver refuses old timestamps and takes the id for the key of what it has done.
 */
export function signedHeaders(secret: string, { id, body, at }: { id: string; body: string; at: Date }): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
