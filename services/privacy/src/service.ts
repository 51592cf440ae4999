import { periodic } from '@lobby/service-kit';
import { desc, and, eq } from 'drizzle-orm';
import type { PrivacyDeps } from './deps.ts';
import type { Privacy } from './privacy.ts';
import { privacyRequests } from './record/schema.ts';
import { collectSubject } from './requests/collectSubject.ts';
import { decideRequest } from './requests/decideRequest.ts';
import { enterRequest } from './requests/enterRequest.ts';
import { liftHold, listHolds, setHold } from './requests/holds.ts';
import { presentRequest } from './requests/presentRequest.ts';
import { applyRetention, MIN_RETENTION_DAYS } from './retention/applyRetention.ts';
import { registerPrivacyRoutes } from './routes/registerRoutes.ts';

const RETENTION_MS = 3_600_000;
const LIST_MAX = 200;

/** Personal data on demand and by age, over all rooms that keep some. */
export function createPrivacy(deps: PrivacyDeps): Privacy {
  const { db } = deps.database;
  let stop: (() => Promise<void>) | null = null;
  const privacy: Privacy = {
    registerRoutes: (app) => { registerPrivacyRoutes(app, privacy); },
    requests: async () => (await db.select().from(privacyRequests).orderBy(desc(privacyRequests.requestedAt)).limit(LIST_MAX)).map(presentRequest),
    enter: (wish, actor) => enterRequest(deps, wish, actor),
    decide: (id, approve, actor) => decideRequest(deps, id, approve, actor),
    exportOf: async (id, actor) => {
      const [row] = await db.select().from(privacyRequests).where(and(eq(privacyRequests.id, id), eq(privacyRequests.kind, 'export'), eq(privacyRequests.state, 'done')));
      const subject = row ? await deps.ports.subjectOf(row.customerId) : null;
      if (!row || !subject) return null;
      await deps.access.audit(null, { actor, action: 'privacy.export_read', subject: row.customerId, data: { request: id } });
      return { customerId: subject.customerId, at: deps.clock.now().toISOString(), data: await collectSubject(deps, subject) };
    },
    holds: () => listHolds(deps),
    hold: (wish, actor) => setHold(deps, wish, actor),
    lift: (id, actor) => liftHold(deps, id, actor),
    policy: () => ({ retentionDays: deps.retentionDays, leastDays: MIN_RETENTION_DAYS }),
    applyRetention: () => applyRetention(deps),
    start: () => { stop = periodic('retention', RETENTION_MS, deps.log, async () => {
      await applyRetention(deps);
      await deps.ports.sweepFiles();
    }); },
    close: async () => { await stop?.(); },
  };
  return privacy;
}
