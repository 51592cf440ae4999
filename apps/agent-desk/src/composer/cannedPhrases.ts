import { valueOrThrow } from '@lobby/client/staff';
import type { CannedPhrase } from '@lobby/contracts';
import type { ScreenLanguage } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { session } from '../session/session.ts';

const PATH = '/api/v1/canned-phrases';

/** What supervisors wrote for everybody; empty until it is read. */
export function useCannedPhrases(): readonly CannedPhrase[] {
  const list = useQuery({ queryKey: ['setting', PATH], staleTime: 60_000, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<{ phrases: CannedPhrase[] }>(PATH, { signal })) });
  return list.data?.phrases ?? [];
}

/** Phrases in use whose code or words hold what was typed after the slash. */
export function findCanned(phrases: readonly CannedPhrase[], typed: string, language: ScreenLanguage): CannedPhrase[] {
  const wanted = typed.trim().toLowerCase();
  return phrases.filter((p) => p.active && (wanted === '' || p.code.split(' ').some((code) => code.startsWith(wanted)) || p.text[language].toLowerCase().includes(wanted)));
}
