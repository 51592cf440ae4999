import type { EngineStatus, KnowledgeService, NluService } from '@lobby/contracts';
import { isNoRoom, troubleCode, type DatabaseHandle } from '@lobby/service-kit/db';
import { publicAccess, type HttpApp } from '@lobby/service-kit/http';
import { registry } from '@lobby/service-kit';

export type HealthDeps = {
  database: DatabaseHandle; nlu: Pick<NluService, 'status'>; knowledge: Pick<KnowledgeService, 'status' | 'currentRelease'>;
  live: () => EngineStatus; model: () => EngineStatus; jobs: () => EngineStatus; draining: () => boolean;
};

/** `/health` (503 when customers cannot be served) and `/metrics` (Prometheus text). */
export function registerHealth(app: HttpApp, deps: HealthDeps): void {
  app.get('/health', { config: { access: publicAccess }, schema: { hide: true } }, async (_request, reply) => {
    const health = await readHealth(deps);
    return reply.code(health.status === 'down' ? 503 : 200).send(health);
  });
  app.get('/metrics', { config: { access: publicAccess }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()));
}

async function readHealth(deps: HealthDeps) {
  const [graph, faq] = ['graph', 'faq'].map((name) => deps.knowledge.status().find((s) => s.name === name) ?? { name, state: 'down' as const });
  const engines = { record: await recordStatus(deps.database), graph, faq, encoder: deps.nlu.status(), live: deps.live(), model: deps.model(), jobs: deps.jobs() };
  const release = deps.knowledge.currentRelease();
  const down = engines.record.state === 'down' || release === null || deps.draining();
  const degraded = Object.values(engines).some((e) => e?.state !== 'ok' && e?.name !== 'model');
  return { status: down ? 'down' : degraded ? 'degraded' : 'ok', engines, release, durability: deps.database.durability, ...(deps.draining() ? { draining: true } : {}) };
}

async function recordStatus(database: DatabaseHandle): Promise<EngineStatus> {
  try {
    await database.ping();
    return { name: 'record', state: 'ok', detail: database.kind };
  } catch (error) {
    return { name: 'record', state: 'down', detail: `${database.kind}: ${isNoRoom(troubleCode(error)) ? 'no room left on its disk' : 'no answer'}` };
  }
}
