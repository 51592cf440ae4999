import type { Access } from '@lobby/access';
import type { Conversation } from '@lobby/conversation';
import { createIntegrations, type Integrations } from '@lobby/integrations';
import type { Clock, Env, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { createJobs } from '@lobby/service-kit/jobs';
import type { Listener } from '@lobby/service-kit/outbox';

type Deps = { env: Env; log: Log; clock: Clock; database: DatabaseHandle; access: Access; conversation: Conversation; secret: string; listeners: readonly Listener[] };

/** What leaves the house: webhooks always, mail when MAIL_URL and MAIL_TO name a server and a reader. */
export function openIntegrations({ env, log, clock, database, access, conversation, secret, listeners }: Deps): Integrations {
  const mail = env.MAIL_URL && env.MAIL_TO ? { url: env.MAIL_URL, from: env.MAIL_FROM, alertsTo: env.MAIL_TO } : null;
  return createIntegrations({ database, jobs: createJobs({ database, log }), access, clock, log, secret, deadTurns: conversation.deadTurns, allowedHosts: env.OUTBOUND_HOSTS, mail, listeners });
}
