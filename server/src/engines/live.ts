import type { EngineStatus } from '@lobby/contracts';
import type { Env, Log } from '@lobby/service-kit';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';

export type LiveEngine = { adapter?: ReturnType<typeof createAdapter>; status(): EngineStatus; close(): Promise<void> };

/** Socket fan-out between replicas over Redis streams when REDIS_URL is set; else one process needs none. Never decides correctness: clients resume from the timeline. */
export function openLive(env: Env, log: Log): LiveEngine {
  if (!env.REDIS_URL) return { status: () => ({ name: 'live', state: 'ok', detail: 'one process' }), close: async () => undefined };
  const redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: null });
  redis.on('error', (error: Error) => log.warn({ err: error.name }, 'redis'));
  return {
    adapter: createAdapter(redis),
    status: () => ({ name: 'live', state: redis.status === 'ready' ? 'ok' : 'degraded', detail: 'redis' }),
    close: async () => { redis.disconnect(); },
  };
}
