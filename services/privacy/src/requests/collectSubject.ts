import type { DataSubject } from '@lobby/contracts';
import type { PrivacyDeps } from '../deps.ts';

/** Everything the rooms keep of one subject, by room. */
export async function collectSubject(deps: PrivacyDeps, subject: DataSubject): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  for (const store of deps.stores) data[store.name] = await store.collect(subject);
  return data;
}
