import { valueOrThrow } from '@lobby/client/staff';
import type { DeadTurns, JobList, Problem, Webhooks } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { session } from '../session/session.ts';

const BASE = '/api/v1/system';
/** Jobs move by themselves: what is shown is never much older. */
const AGAIN_MS = 10_000;

export const useJobs = (kind: string | null, dead: boolean) => useQuery({
  queryKey: ['system', 'jobs', kind, dead], refetchInterval: AGAIN_MS,
  queryFn: async ({ signal }) => valueOrThrow(await session.api.get<JobList>(`${BASE}/jobs`, { query: { dead: String(dead), ...(kind ? { kind } : {}) }, signal })),
});
export const useDeadTurns = () => useQuery({ queryKey: ['system', 'dead-turns'], refetchInterval: AGAIN_MS, queryFn: async ({ signal }) => valueOrThrow(await session.api.get<DeadTurns>(`${BASE}/dead-turns`, { signal })).rows });
export const useWebhooks = () => useQuery({ queryKey: ['system', 'webhooks'], queryFn: async ({ signal }) => valueOrThrow(await session.api.get<Webhooks>(`${BASE}/webhooks`, { signal })).rows });

type Answer = { ok: true } | { ok: false; error: Problem };

/** Does something to the system, says how it went and reads everything anew; a lost race is told like any refusal. */
export function useAct(): (what: Promise<Answer>, done: string) => Promise<void> {
  const cache = useQueryClient();
  const words = useStaffWords();
  const { message } = App.useApp();
  return async (what, done) => {
    const answer = await what;
    void (answer.ok ? message.success(done) : message.error(problemText(answer.error, words)));
    await cache.invalidateQueries({ queryKey: ['system'] });
  };
}
