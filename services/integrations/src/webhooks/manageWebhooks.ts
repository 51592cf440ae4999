import { LobbyError, type NewWebhook, type Staff, type Webhook } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { checkedUrl, OutboundRefusedError } from '@lobby/service-kit/outbound';
import { asc, eq } from 'drizzle-orm';
import type { IntegrationsDeps } from '../deps.ts';
import { webhooks } from '../record/schema.ts';
import { secretOf } from './sign.ts';

type Deps = Pick<IntegrationsDeps, 'database' | 'access' | 'clock' | 'secret' | 'allowedHosts'>;

export async function listWebhooks({ database }: Pick<Deps, 'database'>): Promise<Webhook[]> {
  return (await database.db.select().from(webhooks).orderBy(asc(webhooks.createdAt))).map(present);
}

/** Registers an endpoint; its secret is told once, now. @throws LobbyError invalid_request for an address that leads inside */
export async function addWebhook(deps: Deps, staff: Staff, wish: NewWebhook): Promise<{ webhook: Webhook; secret: string }> {
  refuseInside(wish.url, deps.allowedHosts);
  const row = { id: newId('hook'), url: wish.url, events: wish.events, active: true, createdBy: staff.id, createdAt: deps.clock.now() };
  await deps.database.transaction(async (tx) => {
    await asDb(tx).insert(webhooks).values(row);
    await deps.access.audit(tx, { actor: staff.id, action: 'webhook.add', subject: row.id, data: { host: new URL(wish.url).host, events: wish.events } });
  });
  return { webhook: present(row), secret: secretOf(deps.secret, row.id) };
}

/** @throws LobbyError not_found */
export async function removeWebhook(deps: Deps, staff: Staff, id: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const gone = await asDb(tx).delete(webhooks).where(eq(webhooks.id, id)).returning({ id: webhooks.id });
    if (gone.length === 0) throw new LobbyError('not_found');
    await deps.access.audit(tx, { actor: staff.id, action: 'webhook.remove', subject: id });
  });
}

function refuseInside(url: string, allowedHosts: readonly string[]): void {
  try {
    checkedUrl(url, allowedHosts);
  } catch (error) {
    if (error instanceof OutboundRefusedError) throw new LobbyError('invalid_request', error.message, { errors: [{ path: 'url', message: error.message }] });
    throw error;
  }
}

function present({ id, url, events, active, createdAt }: typeof webhooks.$inferSelect): Webhook {
  return { id, url, events, active, createdAt: createdAt.toISOString() };
}
