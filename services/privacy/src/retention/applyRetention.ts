import type { PrivacyDeps } from '../deps.ts';
import { eraseSubject } from '../requests/eraseSubject.ts';
import { isHeld } from '../requests/decideRequest.ts';

/** The law asks for network logs to be kept this long (Cybersecurity Law, art. 21(3): six months); no policy may be shorter. */
export const MIN_RETENTION_DAYS = 180;
const DAY_MS = 86_400_000;
const BATCH = 50;

/** Erases what has grown older than the policy allows, except under a hold. One customer a transaction. @returns how many customers lost something */
export async function applyRetention(deps: PrivacyDeps): Promise<number> {
  if (deps.retentionDays < MIN_RETENTION_DAYS) throw new Error(`conversations must be kept for at least ${MIN_RETENTION_DAYS} days`);
  const before = new Date(deps.clock.now().getTime() - deps.retentionDays * DAY_MS);
  let erased = 0;
  for (const subject of await deps.ports.expired(before, BATCH)) {
    await deps.database.transaction(async (tx) => {
      if (await isHeld(tx, subject)) return;
      const counts = await eraseSubject(deps, tx, subject);
      await deps.access.audit(tx, { actor: 'system', action: 'privacy.retention', subject: subject.customerId, data: { conversations: subject.conversationIds.length, counts } });
      erased += 1;
    });
  }
  return erased;
}
