import { LobbyError, type AccessService, type BundleQuery, type Encoder, type EngineStatus, type Facts, type ImportReport, type KnowledgeAnswer, type KnowledgeQuestion, type ItemOf, type KnowledgeService, type Language, type Projection, type RegressionRunner, type Release, type ReleaseContent, type SearchResponse, type Understanding } from '@lobby/contracts';
import { calendarDate, periodic, type Clock, type Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { HttpApp } from '@lobby/service-kit/http';
import { count } from 'drizzle-orm';
import { ask } from './answer/ask.ts';
import { createFaqProjection } from './faq/faqProjection.ts';
import { encodeInTime } from './faq/encodeInTime.ts';
import { searchKnowledge, type SearchWish } from './faq/searchKnowledge.ts';
import type { FaqStore } from './faq/faqStore.ts';
import type { GraphStore } from './graph/graphStore.ts';
import { importFolder, type ImportResult } from './import/importFolder.ts';
import { writeFile, type ExportShape } from './export/writeFile.ts';
import { selectItems } from './export/selectItems.ts';
import { importUpload, type Upload } from './import/importUpload.ts';
import type { ImportBy } from './import/storePlan.ts';
import { items } from './record/schema.ts';
import { followCurrent } from './releases/followCurrent.ts';
import { RegressionBench } from './regression/bench.ts';
import { ownCases } from './regression/ownCases.ts';
import { judgeCurrent } from './releases/judgeRelease.ts';
import { publish, resumeBuilding } from './releases/publish.ts';
import type { PublishDeps } from './releases/publishDeps.ts';
import { idOfServed, readByState, readReleaseContent, readReleases } from './releases/releaseRecord.ts';
import { ServedReleases } from './releases/servedReleases.ts';
import { registerRoutes } from './routes/registerRoutes.ts';
import { recordFeedback } from './usage/recordFeedback.ts';
import { createUsageCounter } from './usage/usageCounter.ts';
import { recordUnanswered } from './unanswered/recordUnanswered.ts';

export type KnowledgeDeps = {
  database: DatabaseHandle; graph: GraphStore; faq: FaqStore; encoder: Encoder;
  /** Projections of other services that must be ready before a release is served, such as the NLU model. */
  projections: readonly Projection[];
  /** Text to question, for the REST door: understanding and the dialogue's reading of it, put in by the composition root. */
  interpret: (text: string, language: Language | undefined, release: string, facts?: Facts, asOf?: string) => Promise<KnowledgeQuestion>;
  /** The understanding alone, for the test bench of the admin screen. */
  parse?: (text: string, release: string, language?: Language) => Promise<Understanding>;
  /** The bench that the release gate runs besides the questions editors added. */
  regression?: RegressionRunner;
  /** What is wrong with a flow, for the release gate; the dialogue knows. */
  checkFlow?: (body: ItemOf<'flow'>['body']) => { path: string; message: string }[];
  audit: AccessService['audit'];
  clock: Clock; log: Log;
  onPublished?: (releaseId: string) => void;
};

export type Knowledge = KnowledgeService & {
  registerRoutes(app: HttpApp): void;
  /** Imports a folder of YAML as drafts (or approved, for seeds). Everything or nothing. */
  importFolder(folder: string, options: ImportBy): Promise<ImportResult>;
  /** A file of any kind: what importing it would do, and with `confirm` done. See importUpload. */
  importFile(upload: Upload, importer: { id: string; team: string }): Promise<ImportReport>;
  /** Items as the bytes of a file. @throws LobbyError `not_found`, also for Markdown of anything but one document */
  exportItems(wish: Partial<BundleQuery>, as: ExportShape): Promise<Uint8Array>;
  /** @throws LobbyError `gate_failed`, `wrong_state`, `conflict` */
  publish(actor: string, note: string, acceptWorse?: boolean): Promise<Release>;
  /** Lets the regression bench judge the served release, when that has not been done: what the next release is compared with. */
  judgeCurrent(): Promise<void>;
  /** Builds the graph, the FAQ index and others' projections of the current release anew from the record. What others keep whole (trained files) they use again. */
  rebuild(): Promise<void>;
  /** Imports, approves and publishes a folder when no release exists yet. True when it did. @throws Error naming every wrong field */
  seedIfEmpty(folder: string): Promise<boolean>;
  /** Everything that the current release, or the one with that number, fixed; null when there is none that was ever served. */
  releaseContent(number?: number): Promise<ReleaseContent | null>;
  /** The same of the release that was served before the current one; null when there is none. */
  previousReleaseContent(): Promise<ReleaseContent | null>;
  /** What the search box finds in the current release. @throws LobbyError `unavailable` before the first publish */
  search(wish: SearchWish): Promise<SearchResponse>;
  /** Resolves when no vectors are being made in the background. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** How often a replica looks whether another one has published, and tries again what an engine refused. */
const FOLLOW_MS = 5_000;

/** Knowledge: items, releases, and cited answers from them. Serves the current release before it returns, if there is one. */
export async function createKnowledge(deps: KnowledgeDeps): Promise<Knowledge> {
  const { database, graph, faq, encoder, clock, log } = deps;
  const faqProjection = createFaqProjection(faq, encoder, log);
  const graphProjection: Projection = { name: 'graph', build: (content) => graph.build(content), has: (id) => graph.has(id), drop: (id) => graph.drop(id) };
  const served = new ServedReleases(database.db, [graphProjection, faqProjection], deps.projections);
  let building: { releaseId: string; step: string; done: number } | null = null;
  const itemDeps = { database, audit: deps.audit, clock };
  const asking = (question: KnowledgeQuestion): Promise<KnowledgeAnswer> => ask({ served, graph, faq, encode: (text, language) => encodeInTime(encoder, text, language), clock, log }, question);
  const bench = new RegressionBench(database.db, [ownCases({ db: database.db, interpret: deps.interpret, ask: asking }), ...(deps.regression ? [deps.regression] : [])]);
  const checking = deps.checkFlow ? { checkFlow: deps.checkFlow } : {};
  const publishing: PublishDeps = { database, audit: deps.audit, clock, log, served, bench, rehearsed: new Map(), ...checking, onPublished: (id) => deps.onPublished?.(id), report: (state) => { building = state; } };
  const usage = createUsageCounter(database.db, clock, log);
  const follow = () => followCurrent({ database, served, log, onPublished: (id) => deps.onPublished?.(id) });
  const knowledge: Knowledge = {
    currentRelease: () => served.current,
    dialogue: async (releaseId, asOf = calendarDate(clock.now())) => (await served.open(releaseId)).dialogue(asOf),
    ask: asking,
    recordUnanswered: (entry) => recordUnanswered(database.db, clock, entry),
    recordUse: (itemIds) => usage.used(itemIds),
    recordFeedback: (entry) => recordFeedback(database, clock, entry),
    status: () => statusOf(graph, faqProjection.status()),
    registerRoutes: (app) => registerRoutes(app, { ...itemDeps, ...publishing, graph, faq, encoder, ask: asking, interpret: deps.interpret, ...(deps.parse ? { parse: deps.parse } : {}), building: () => building }),
    importFolder: (folder, options) => importFolder(itemDeps, folder, options),
    importFile: (upload, importer) => importUpload({ ...itemDeps, ...checking }, upload, importer),
    exportItems: async (wish, as) => writeFile(await selectItems(database.db, wish), as),
    publish: (actor, note, acceptWorse = false) => publish(publishing, { actor, note, acceptWorse }),
    judgeCurrent: () => judgeCurrent(publishing),
    rebuild: async () => {
      if (served.current === null) return;
      const content = await readReleaseContent(database.db, served.current);
      await graph.build(content);
      await faqProjection.build(content, () => undefined);
      for (const other of deps.projections) await other.build(content, () => undefined);
    },
    releaseContent: async (number) => {
      const id = number === undefined ? served.current : await idOfServed(database.db, number);
      return id === null ? null : readReleaseContent(database.db, id);
    },
    previousReleaseContent: async () => {
      const last = (await readByState(database.db, 'past')).sort((a, b) => b.number - a.number)[0];
      return last ? readReleaseContent(database.db, last.id) : null;
    },
    search: async (wish) => {
      if (served.current === null) throw new LobbyError('unavailable', 'nothing has been published yet');
      return searchKnowledge({ served, faq, encoder }, served.current, wish);
    },
    seedIfEmpty: (folder) => seedIfEmpty(knowledge, database, folder),
    idle: () => faqProjection.idle(),
    close: async () => {
      faqProjection.stop();
      await stopFollowing();
      await resuming;
      await usage.stop();
      await Promise.all([graph.close(), faq.close()]);
    },
  };
  await follow();
  const resuming = resumeBuilding(publishing).catch((error: unknown) => log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'an unfinished release could not be resumed'));
  const stopFollowing = periodic('knowledge.follow', FOLLOW_MS, log, follow);
  return knowledge;
}

const statusOf = (graph: GraphStore, faq: EngineStatus): EngineStatus[] => {
  const own = graph.status();
  const named = (name: string, s: EngineStatus): EngineStatus => ({ name, state: s.state, detail: [s.name, s.detail].filter(Boolean).join(': ') });
  return [named('graph', own), named('faq', faq)];
};

/** The demo bank comes in by the same door as everything else: imported by one, approved by another, published. */
async function seedIfEmpty(knowledge: Knowledge, database: DatabaseHandle, folder: string): Promise<boolean> {
  if ((await readReleases(database.db, 1)).length > 0) return false;
  const [stored] = await database.db.select({ n: count() }).from(items);
  if ((stored?.n ?? 0) === 0) {
    const result = await knowledge.importFolder(folder, { author: 'seed-editor', approver: 'seed-approver' });
    if (!result.ok) throw new Error(`The content in ${folder} cannot be imported:\n${describeInvalid(result.invalid)}`);
  }
  const release = await knowledge.publish('seed-approver', 'demo bank');
  if (release.state !== 'current') throw new Error(`The first release could not be built: ${release.findings.map((f) => f.message).join('; ')}`);
  return true;
}

/** One line per wrong field: file, item, path, message. */
export function describeInvalid(invalid: readonly { file?: string | undefined; itemId?: string | undefined; errors: readonly { path: string; message: string }[] }[]): string {
  return invalid.flatMap((i) => i.errors.map((e) => `  ${[i.file, i.itemId, e.path].filter(Boolean).join(' › ')}: ${e.message}`)).join('\n');
}
