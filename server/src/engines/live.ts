import type { EngineStatus } from '@lobby/contracts';
import type { Env, Log } from '@lobby/service-kit';
import type { createAdapter } from '@socket.io/redis-streams-adapter';

export type LiveEngine = { adapter?: ReturnType<typeof createAdapter>; status(): EngineStatus; close(): Promise<void> };

/** Socket fan-out between replicas over Redis streams when REDIS_URL is set; else one process needs none. Never decides correctness: clients resume from the timeline. */
export async function openLive(env: Env, log: Log): Promise<LiveEngine> {
  if (!env.REDIS_URL) return { status: () => ({ name: 'live', state: 'ok', detail: 'one process' }), close: async () => undefined };
  // Loaded only where it is used: an embedded start does not pay for it.
  const [{ Redis }, { createAdapter: adapterOver }] = await Promise.all([import('ioredis'), import('@socket.io/redis-streams-adapter')]);
  const redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: null });
  redis.on('error', (error: Error) => log.warn({ err: error.name }, 'redis'));
  return {
    adapter: adapterOver(redis),
    status: () => ({ name: 'live', state: redis.status === 'ready' ? 'ok' : 'degraded', detail: 'redis' }),
    close: async () => { redis.disconnect(); },
  };
}
