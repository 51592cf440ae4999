import { LANGUAGES, type EngineStatus, type Language } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import { Meilisearch, type EnqueuedTaskPromise, type Index } from 'meilisearch';
import { FaqUnavailable, type FaqHit, type FaqQuery, type FaqSearcher, type Passage, type VectorOf } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { soundsOf } from './pinyin.ts';
import { rank, type Signals } from './rank.ts';
import { tokensOf } from './tokens.ts';
import { wordsInCommon } from './tokenIndex.ts';

export type MeiliOptions = { url: string; key: string; log: Log; /** Longest a search may take. */ budgetMs?: number };

const EMBEDDER = 'lobby';
const DEFAULT_BUDGET_MS = 300;
/** Documents per request: with a dozen vectors each some 20 MB, well below the server's limit. */
const BATCH = 200;
const CANDIDATES = 40;
const TASK_MS = 120_000;
const MARKER = 'complete';

/** What Meilisearch keeps of a passage. Dates are numbers there (20261123), because its filters compare numbers only. */
type Doc = Passage & { doc: string; bare: string[]; sounds: string[]; from: number; to: number; _vectors?: Record<string, { embeddings: number[][]; regenerate: boolean }> };

/**
 * The FAQ index in Meilisearch, one index per release and language, with the encoder's own vectors. Built beside the one that serves and swapped in.
 * Words and vectors are asked separately and ranked by the same rule as the embedded index, so that both engines answer alike.
 */
export function openMeili(options: MeiliOptions): FaqSearcher {
  const client = new Meilisearch({ host: options.url, ...(options.key ? { apiKey: options.key } : {}) });
  const budgetMs = options.budgetMs ?? DEFAULT_BUDGET_MS;
  let status: EngineStatus = { name: 'meilisearch', state: 'ok' };
  return {
    engine: 'meilisearch',
    build: async (releaseId, passages, vectors, progress) => {
      for (const language of LANGUAGES) await buildLanguage(client, uidOf(releaseId, language), passages.filter((p) => p.language === language), vectors, progress ?? (() => undefined));
      status = { name: 'meilisearch', state: 'ok' };
    },
    has: async (releaseId) => {
      const complete = await Promise.all(LANGUAGES.map((language) => client.index(uidOf(releaseId, language)).getDocument(MARKER).then(() => true, () => false)));
      return complete.every(Boolean);
    },
    drop: async (releaseId) => { for (const language of LANGUAGES) await client.deleteIndexIfExists(uidOf(releaseId, language)); },
    search: async (releaseId, query) => {
      try {
        const hits = await withinBudget(budgetMs, searchIn(client.index<Doc>(uidOf(releaseId, query.language)), query));
        status = { name: 'meilisearch', state: 'ok' };
        return hits;
      } catch (error) {
        status = { name: 'meilisearch', state: 'down', detail: error instanceof Error ? error.name : 'unknown' };
        options.log.warn({ engine: 'meilisearch', release: releaseId, err: error instanceof Error ? error.name : 'unknown' }, 'search failed');
        throw new FaqUnavailable('Meilisearch did not answer');
      }
    },
    status: () => status,
    close: async () => undefined,
  };
}

const uidOf = (releaseId: string, language: Language): string => `lobby_${releaseId}_${language}`;

async function withinBudget<T>(budgetMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => reject(new FaqUnavailable('too late')), budgetMs); });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function buildLanguage(client: Meilisearch, uid: string, passages: readonly Passage[], vectors: VectorOf | null, progress: (done: number) => void): Promise<void> {
  const next = `${uid}_next`;
  await client.deleteIndexIfExists(next);
  await done(client.createIndex(next, { primaryKey: 'doc' }));
  const documents = passages.map((p) => documentOf(p, vectors));
  const dimensions = documents.flatMap((d) => d._vectors?.[EMBEDDER]?.embeddings ?? [])[0]?.length;
  await done(client.index(next).updateSettings({
    searchableAttributes: ['phrasings', 'bare', 'body', 'sounds'], filterableAttributes: ['kind', 'audience', 'channels', 'from', 'to'],
    ...(dimensions ? { embedders: { [EMBEDDER]: { source: 'userProvided', dimensions } } } : {}),
  }));
  for (let i = 0; i < documents.length; i += BATCH) {
    // Without vectors a document must say so, or the embedder refuses it.
    await done(client.index(next).addDocuments(documents.slice(i, i + BATCH).map((d) => (dimensions && !d._vectors ? { ...d, _vectors: { [EMBEDDER]: null } } : d))));
    progress((i + BATCH) / documents.length);
  }
  await done(client.index(next).addDocuments([{ doc: MARKER, audience: 'nobody', ...(dimensions ? { _vectors: { [EMBEDDER]: null } } : {}) }]));
  await done(client.createIndex(uid, { primaryKey: 'doc' }), 'index_already_exists');
  await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  await client.deleteIndexIfExists(next);
}

async function done(task: EnqueuedTaskPromise, ignore?: string): Promise<void> {
  const result = await task.waitTask({ timeout: TASK_MS });
  if (result.status === 'failed' && result.error?.code !== ignore) throw new Error(`Meilisearch: ${result.error?.code ?? 'task failed'}`);
}

function documentOf(passage: Passage, vectors: VectorOf | null): Doc {
  const embeddings = vectors ? passage.phrasings.flatMap((text) => { const v = vectors(text, passage.language); return v ? [[...v]] : []; }) : [];
  return {
    ...passage, doc: passage.id.replace(/[^A-Za-z0-9_-]/g, '_'), bare: passage.phrasings.map(bareText),
    sounds: passage.language === 'zh' ? passage.phrasings.flatMap((p) => { const s = soundsOf(p); return [...s.pairs.map((x) => x.replace('+', '')), ...s.initials]; }) : [],
    from: dayNumber(passage.validFrom), to: dayNumber(passage.validTo ?? '9999-12-31'),
    ...(embeddings.length > 0 ? { _vectors: { [EMBEDDER]: { embeddings, regenerate: false } } } : {}),
  };
}

const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

async function searchIn(index: Index<Doc>, query: FaqQuery): Promise<FaqHit[]> {
  const options = { filter: filterOf(query), limit: CANDIDATES, showRankingScore: true };
  const words = index.search(query.text, { ...options, matchingStrategy: 'last' });
  // Semantic ratio 1 ranks by vectors alone; the score it gives is (1 + cosine) / 2.
  const meant = query.vector ? index.search(query.text, { ...options, vector: [...query.vector], hybrid: { embedder: EMBEDDER, semanticRatio: 1 } }).catch(() => null) : null;
  const signals = new Map<string, Signals>();
  const tokens = tokensOf(query.text);
  const add = (hit: Doc, cosine: number | null) => {
    const lexical = wordsInCommon(tokens, hit.phrasings.map(tokensOf));
    signals.set(hit.id, { passage: hit, cosine: cosine ?? signals.get(hit.id)?.cosine ?? null, lexical: lexical.score, body: 0, matched: hit.phrasings[lexical.text] ?? '', exact: hit.bare.includes(bareText(query.text)) });
  };
  for (const hit of (await words).hits) add(hit, null);
  for (const hit of (await meant)?.hits ?? []) add(hit, 2 * (hit._rankingScore ?? 0.5) - 1);
  return rank([...signals.values()], query);
}

/** Only names of ours and dates go into the filter; customers' words never do. */
function filterOf(query: FaqQuery): string[] {
  const day = dayNumber(query.asOf);
  const list = (values: readonly string[]) => values.map((v) => JSON.stringify(v)).join(', ');
  return [
    `from <= ${day}`, `to >= ${day}`, `audience IN [${list(query.audience === 'staff' ? ['customer', 'staff'] : ['customer'])}]`,
    ...(query.kinds ? [`kind IN [${list(query.kinds)}]`] : []),
    ...(query.channel ? [`(channels IS EMPTY OR channels = ${JSON.stringify(query.channel)})`] : []),
  ];
}
