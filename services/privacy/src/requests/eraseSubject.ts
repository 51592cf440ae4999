import type { DataSubject, Tx } from '@lobby/contracts';
import type { PrivacyDeps } from '../deps.ts';

/** Erases one subject in every room, in the caller's transaction: all of it or none. @returns rows by `<room>.<noun>` */
export async function eraseSubject(deps: PrivacyDeps, tx: Tx, subject: DataSubject): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const store of deps.stores) {
    for (const [noun, rows] of Object.entries(await store.erase(tx, subject, deps.clock.now()))) counts[`${store.name}.${noun}`] = rows;
  }
  return counts;
}
