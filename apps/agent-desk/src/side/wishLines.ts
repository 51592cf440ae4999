import type { CustomerView } from '@lobby/contracts';

type Line = { key: string; at: string; actor: string } & ({ kind: 'consent'; purpose: string; granted: boolean; source: string } | { kind: 'preferences'; preferences: Record<string, string> });

/** Every yes, no and change of preferences in one list, latest first. */
export function wishLines({ consentHistory = [], preferenceHistory = [] }: Pick<CustomerView, 'consentHistory' | 'preferenceHistory'>): Line[] {
  const consents = consentHistory.map((c) => ({ key: `c${c.at}${c.purpose}`, kind: 'consent' as const, ...c }));
  const changes = preferenceHistory.map((p) => ({ key: `p${p.at}`, kind: 'preferences' as const, ...p }));
  return [...consents, ...changes].toSorted((a, b) => b.at.localeCompare(a.at));
}
