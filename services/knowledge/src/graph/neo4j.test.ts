import { createServer } from 'node:net';
import { silentLog } from '@lobby/service-kit';
import { describe, expect, it } from 'vitest';
import { contentOf, miniBank } from '../testing/miniBank.ts';
import { GraphUnavailable } from './graphStore.ts';
import { graphStoreSuite } from './graphStore.suite.ts';
import { openNeo4j } from './neo4j.ts';

const uri = process.env.LOBBY_TEST_NEO4J_URI;
const credentials = { user: process.env.NEO4J_USER ?? 'neo4j', password: process.env.NEO4J_PASSWORD ?? '' };

if (uri) {
  graphStoreSuite('Neo4j', () => openNeo4j({ uri, ...credentials, log: silentLog, budgetMs: 3_000 }), `neo${process.pid}`);
  describe('graph store: Neo4j', () => {
    it('closes at any moment of its warm-up', async () => {
      const release = `rel_neo${process.pid}_closing`;
      for (const afterMs of [0, 2, 10, 40]) {
        const store = await openNeo4j({ uri, ...credentials, log: silentLog });
        await store.build(contentOf(miniBank(), release));
        await new Promise((resolve) => { setTimeout(resolve, afterMs); });
        await store.close();
      }
      const store = await openNeo4j({ uri, ...credentials, log: silentLog });
      await store.drop(release);
      await store.close();
    });
  });
} else describe('graph store: Neo4j', () => { it.skip('skipped: NEO4J_URI names no server', () => undefined); });

describe('Neo4j that does not answer', () => {
  it('is told as unavailable within the budget', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
    const port = (silent.address() as { port: number }).port;
    const store = await openNeo4j({ uri: `bolt://127.0.0.1:${port}`, user: '', password: '', log: silentLog, budgetMs: 100 });
    await expect(store.read('rel_x', 'products', { ks: ['x'], asOf: '2026-11-23' })).rejects.toBeInstanceOf(GraphUnavailable);
    expect(store.status().state).toBe('down');
    silent.close();
    await store.close();
  });
});
