import { openGrafeo, openNeo4j, type GraphStore } from '@lobby/knowledge';
import { graphContent, nodeKey } from '@lobby/knowledge/measuring';
import { createLog } from '@lobby/service-kit';
import { summarise, timed } from './stats.ts';
import type { Bench } from './bench.ts';

const READS = 1_500;
const WARM = 100;
const AS_OF = '2026-11-23';

export const benchGraph: Bench = { name: 'graph', about: 'graph reads at 10,000 nodes and 120,000 relations, on each engine (ms)', run: measureGraph };

/** The graph at 10,000 nodes and 120,000 relations, on each engine that is there: build, one node, two hops with their data, and the search by two wishes. */
async function measureGraph(): Promise<object> {
  const grafeo = await measure(openGrafeo());
  const uri = process.env.NEO4J_URI ?? process.env.LOBBY_TEST_NEO4J_URI;
  const neo4j = uri ? await measure(await openNeo4j({ uri, user: process.env.NEO4J_USER ?? 'neo4j', password: process.env.NEO4J_PASSWORD ?? '', log: createLog({ level: 'error' }), budgetMs: 5_000 })) : 'skipped: NEO4J_URI names no server';
  return { unit: 'ms', grafeo, neo4j, target: { point: 0.1, twoHop: 0.6 } };
}

async function measure(store: GraphStore): Promise<object> {
  const release = `rel_bench${process.pid}`;
  try {
    const buildMs = await timed(() => store.build(graphContent(release)));
    const [size] = await store.read(release, 'nodeCount', { k: nodeKey(release, 'release') });
    const key = (id: string) => nodeKey(release, id);
    const product = (i: number) => `product.p${(i * 37) % 4_950}`;
    return {
      size, buildMs: Math.round(buildMs),
      point: await readTimes((i) => store.read(release, 'node:Product', { k: key(product(i)) })),
      twoHop: await readTimes((i) => store.read(release, 'fees', { ks: [key(product(i))], asOf: AS_OF })),
      alternatives: await readTimes((i) => store.read(release, 'alternatives', { ks: [key(product(i))], asOf: AS_OF })),
    };
  } finally {
    await store.drop(release).catch(() => undefined);
    await store.close();
  }
}

async function readTimes(read: (i: number) => Promise<unknown[]>): Promise<object> {
  let rows = 0;
  for (let i = 0; i < WARM; i += 1) rows += (await read(i)).length;
  const times: number[] = [];
  for (let i = 0; i < READS; i += 1) times.push(await timed(async () => { rows += (await read(i)).length; }));
  return { ...summarise(times), rowsPerRead: Math.round((rows / (READS + WARM)) * 10) / 10 };
}
