import { asDb } from '@lobby/service-kit/db';
import { guardedRequest } from '@lobby/service-kit/outbound';
import type { Listener } from '@lobby/service-kit/outbox';
import { and, eq } from 'drizzle-orm';
import type { IntegrationsDeps } from '../deps.ts';
import { webhooks } from '../record/schema.ts';
import { secretOf, signedHeaders } from './sign.ts';

/** The endpoint did not take the event; the job is tried again. */
class WebhookRefusedError extends Error {
  constructor(status: number) {
    super(`status ${status}`);
    this.name = `WebhookRefused${status}`;
  }
}

/** Sends each event to each endpoint that wants it: one job an endpoint, so that a slow one keeps no other waiting. Switched off in between: nothing is sent. */
export function webhookListener(deps: Pick<IntegrationsDeps, 'database' | 'secret' | 'clock' | 'allowedHosts'>): Listener {
  return {
    name: 'webhooks', events: 'all',
    targets: async (event, tx) => {
      const rows = await asDb(tx).select().from(webhooks).where(eq(webhooks.active, true));
      return rows.filter((w) => w.events.includes('*') || w.events.includes(event.type)).map((w) => w.id);
    },
    handle: async (event, { target, signal }) => {
      const [webhook] = await deps.database.db.select().from(webhooks).where(and(eq(webhooks.id, target ?? ''), eq(webhooks.active, true)));
      if (!webhook) return;
      const body = JSON.stringify(event);
      const headers = signedHeaders(secretOf(deps.secret, webhook.id), { id: event.id, body, at: deps.clock.now() });
      const { status } = await guardedRequest(webhook.url, { method: 'POST', headers, body, signal, allowedHosts: deps.allowedHosts });
      if (status < 200 || status > 299) throw new WebhookRefusedError(status);
    },
  };
}
