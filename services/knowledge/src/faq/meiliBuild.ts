import { randomBytes } from 'node:crypto';
import type { Language } from '@lobby/contracts';
import type { EnqueuedTask, EnqueuedTaskPromise, Meilisearch, Task } from 'meilisearch';
import type { Passage, VectorOf } from './faqStore.ts';
import { documentOf, EMBEDDER } from './meiliDoc.ts';

/** Documents per request: with five vectors each some 1.2 MB. Writing one as JSON holds up the event loop some ten milliseconds; the server puts what is waiting together by itself. */
const BATCH = 50;
/** 50,000 vectors take the server minutes on a small machine. */
const TASK_MS = 10 * 60_000;
/** Each look at a task leaves a listener behind in the client. */
const POLL_MS = 250;
/** An index that is still being built after so long was left by a process that died. */
const LEFT_BEHIND_MS = 30 * 60_000;
const INDEXES_MAX = 1_000;
/** Only a whole index holds it. */
export const MARKER = 'complete';
/** Without this the server guesses, and takes short Chinese for Japanese. */
const LOCALES = { zh: 'cmn', en: 'eng' } as const satisfies Record<Language, string>;

export type MeiliBuild = { uid: string; language: Language; passages: readonly Passage[]; vectors: VectorOf | null; progress: (done: number) => void };

/**
 * Builds an index aside and swaps it in, so that a search sees the old one or the new one. Every build has an index of its own: two replicas that build one release at a
 * time do not write into each other's, and the later swap wins whole.
 */
export async function buildMeiliIndex(client: Meilisearch, { uid, language, passages, vectors, progress }: MeiliBuild): Promise<void> {
  await dropLeftBehind(client, uid);
  const next = `${uid}_next_${randomBytes(6).toString('hex')}`;
  try {
    await done(client.createIndex(next, { primaryKey: 'doc' }));
    await fill(client, next, { language, passages, vectors, progress });
    await done(client.createIndex(uid, { primaryKey: 'doc' }), 'index_already_exists');
    await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  } finally {
    // What is under this name now is the old index, or what was not finished.
    await done(client.deleteIndex(next), 'index_not_found').catch(() => undefined);
  }
}

async function fill(client: Meilisearch, uid: string, { language, passages, vectors, progress }: Omit<MeiliBuild, 'uid'>): Promise<void> {
  const index = client.index(uid);
  const dimensions = vectors ? firstVector(passages, vectors)?.length : undefined;
  await done(index.updateSettings({
    searchableAttributes: ['phrasings', 'bare', 'body', 'heard', 'initials'], filterableAttributes: ['kind', 'audience', 'channels', 'from', 'to', 'topic', 'products', 'categories'],
    localizedAttributes: [{ attributePatterns: ['phrasings', 'bare', 'body'], locales: [LOCALES[language]] }, { attributePatterns: ['heard', 'initials'], locales: ['eng'] }],
    ...(dimensions ? { embedders: { [EMBEDDER]: { source: 'userProvided', dimensions } } } : {}),
  }));
  // Without vectors a document must say so, or the embedder refuses it.
  const none = dimensions ? { _vectors: { [EMBEDDER]: null } } : {};
  const batches: EnqueuedTask[] = [];
  for (let i = 0; i < passages.length; i += BATCH) {
    await new Promise((resolve) => { setImmediate(resolve); });
    batches.push(await index.addDocuments(passages.slice(i, i + BATCH).map((p) => ({ ...none, ...documentOf(p, dimensions ? vectors : null) }))));
    progress((i + BATCH) / passages.length);
  }
  // Waited for together: the server then indexes many batches at once, and its vectors once.
  for (const { taskUid } of batches) succeeded(await client.tasks.waitForTask(taskUid, { timeout: TASK_MS, interval: POLL_MS }));
  await done(index.addDocuments([{ doc: MARKER, audience: 'nobody', ...none }]));
}

function firstVector(passages: readonly Passage[], vectors: VectorOf): Float32Array | null {
  for (const p of passages) for (const text of p.phrasings) { const vector = vectors(text, p.language); if (vector) return vector; }
  return null;
}

/** Also what builds of it have left. */
export async function dropIndexes(client: Meilisearch, uid: string): Promise<void> {
  await done(client.deleteIndex(uid), 'index_not_found');
  await dropLeftBehind(client, uid);
}

async function dropLeftBehind(client: Meilisearch, uid: string): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: INDEXES_MAX });
  const left = results.filter((index) => index.uid.startsWith(`${uid}_next_`) && Date.now() - Date.parse(String(index.createdAt)) > LEFT_BEHIND_MS);
  for (const index of left) await done(client.deleteIndex(index.uid), 'index_not_found');
}

/** Waits for the server to have done it. @throws Error with the server's code when it did not */
async function done(task: EnqueuedTaskPromise, ignore?: string): Promise<void> {
  succeeded(await task.waitTask({ timeout: TASK_MS, interval: POLL_MS }), ignore);
}

function succeeded(result: Task, ignore?: string): void {
  if (result.status !== 'succeeded' && result.error?.code !== ignore) throw new Error(`Meilisearch: ${result.error?.code ?? result.status}`);
}
