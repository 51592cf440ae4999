import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createAccess, DEMO_STAFF, type Access, type NewPassword } from '@lobby/access';
import type { EngineStatus, RegressionRunner, Role } from '@lobby/contracts';
import { createConversation, createInterpret, createRegression, createTold, createTurnGraph, validateFlow, type Conversation, type Interpret, type RunTurn } from '@lobby/conversation';
import { createKnowledge, type Knowledge } from '@lobby/knowledge';
import { createNlu, registerNluRoutes, type Nlu } from '@lobby/nlu';
import type { Clock, Closing, Env, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { HttpApp } from '@lobby/service-kit/http';
import { createTickets, createVault } from '@lobby/tickets';
import { bankFiles } from './demo/bankFiles.ts';
import { openBank, openSandbox } from './demo/openSandbox.ts';
import { readRegression } from './demo/readRegression.ts';
import { openFiles } from './engines/files.ts';
import { openIdentity } from './engines/identity.ts';
import { openIntegrations } from './engines/integrations.ts';
import { openPrivacy } from './engines/privacy.ts';
import { openFaq, openGraph } from './engines/projections.ts';
import { openLive } from './engines/live.ts';
import { openModel } from './engines/model.ts';
import { holdingsFrom } from './holdings.ts';
import { DEFAULT_CACHE, DEFAULT_MODELS, ROOT } from './paths.ts';
import type { Phases } from './phases.ts';
import { deriveSecrets, loadSecrets } from './secrets.ts';

export type House = {
  access: Access; nlu: Nlu; knowledge: Knowledge; conversation: Conversation; interpret: Interpret; runTurn: RunTurn; regression: RegressionRunner;
  /** A turn that speaks to a bank of its own and leaves no question behind. */
  rehearse: RunTurn;
  newPasswords: readonly NewPassword[]; notices: readonly string[];
  registerRoutes(app: HttpApp): void;
  attachSockets(server: HttpApp['server']): void;
  start(): Promise<void>;
  liveStatus(): EngineStatus; modelStatus(): EngineStatus; jobsStatus(): EngineStatus;
  drain(): Promise<void>;
};

/** `opened` is given what must be closed again, `phases` the time each part took. */
export type HouseDeps = { env: Env; log: Log; clock: Clock; database: DatabaseHandle; opened: Closing; phases: Phases; onNewPasswords?: ((made: readonly NewPassword[]) => void) | undefined };

/** Puts the rooms together. Every service gets what it needs through its constructor; none knows another's source. */
export async function wireHouse({ env, log, clock, database, opened, phases, onNewPasswords }: HouseDeps): Promise<House> {
  const content = resolve(ROOT, env.CONTENT_DIR);
  const secrets = env.LOBBY_SECRET ? deriveSecrets(env.LOBBY_SECRET) : loadSecrets(env.DATA_DIR);
  const cacheDir = env.CACHE_DIR ?? DEFAULT_CACHE;
  mkdirSync(cacheDir, { recursive: true });
  const access = createAccess({ database, baseUrl: env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`, secret: secrets.sessionSecret, dataDir: env.DATA_DIR, clock, log, suite: env.CRYPTO_SUITE, secondFactorFor: secondFactorFor(env), idleMinutes: env.STAFF_IDLE_MINUTES, ...directoryOf(env) });
  const nlu = await createNlu({ modelsDir: env.MODELS_DIR ?? DEFAULT_MODELS, cacheDir, log: (message, data) => log.info(data ?? {}, message) });
  opened.add(() => nlu.close());
  opened.add(() => access.close());
  phases.end('encoder files');
  const model = openModel(env, log);
  let interpret: Interpret | null = null;
  let regression: RegressionRunner | null = null;
  let judging: NodeJS.Timeout | undefined;
  const knowledge = await createKnowledge({
    database, graph: await openGraph(env, log), faq: await openFaq(env, cacheDir, log), encoder: nlu.encoder, projections: [nlu.projection], audit: access.audit, clock, log,
    interpret: (text, language, release, facts, asOf) => (interpret as Interpret)(text, language, release, facts, asOf),
    checkFlow: validateFlow, regression: { run: (...wish) => (regression as RegressionRunner).run(...wish) },
    parse: (text, release, language) => nlu.parse(text, release, language ? { language } : {}),
  });
  opened.add(() => knowledge.close());
  phases.end('knowledge');
  interpret = createInterpret({ nlu, knowledge });
  const bank = bankFiles(content);
  const sandbox = openSandbox(env, bank, clock, secrets.sessionSecret);
  const connector = sandbox.bank;
  const vault = createVault(secrets.vaultSecret, env.CRYPTO_SUITE);
  const files = openFiles(env);
  const tickets = createTickets({
    database, clock, log, staff: access, mask: nlu.mask, vault, files, holdings: holdingsFrom(connector),
  });
  const runTurn = createTurnGraph({ nlu, knowledge, connector, ...(model.reworder ? { model: model.reworder } : {}), log });
  const told = createTold(knowledge.ask);
  // Speaks to a sandbox of its own and leaves no question behind: judging a release must not touch customers or the editors' list.
  const rehearsal = () => createTurnGraph({ nlu, knowledge: { dialogue: knowledge.dialogue, ask: told.ask, recordUnanswered: async () => undefined }, connector: openBank(bank, clock), log });
  const rehearse = rehearsal();
  regression = createRegression({ rehearsal, told, dialogue: knowledge.dialogue, now: () => clock.now(), load: () => readRegression(content), bankCustomerId: SCRIPTED_CUSTOMER });
  const identity = await openIdentity({ env, database, clock, log, signer: sandbox.signer });
  const conversation = createConversation({
    database, nlu, knowledge, tickets, access, files, runTurn, clock, log, allowedOrigins: env.ALLOWED_ORIGINS, ...(env.PUBLIC_URL ? { ownOrigins: [new URL(env.PUBLIC_URL).origin] } : {}),
    stepUp: connector.stepUp, ...(identity ? { identity } : {}), ...(env.LOBBY_NO_RATE_LIMIT ? { limits: { messagesPerMinute: null } } : {}),
  });
  const integrations = openIntegrations({ env, log, clock, database, access, conversation, secret: secrets.sessionSecret, listeners: [] });
  opened.add(() => integrations.stop());
  const privacy = openPrivacy({ env, database, clock, log, access, vault, files });
  opened.add(() => privacy.close());
  const live = await openLive(env, log);
  opened.add(() => live.close());
  const newPasswords = env.ROLES.has('worker') ? await seed() : [];
  phases.end('seed');
  return {
    access, nlu, knowledge, conversation, interpret, runTurn, rehearse, regression, newPasswords, notices: nlu.encoder.semantic ? [] : [NO_ENCODER],
    registerRoutes: (app) => {
      for (const service of [access, knowledge, tickets, conversation, integrations, privacy]) service.registerRoutes(app);
      registerNluRoutes(app, { nlu, currentRelease: knowledge.currentRelease });
      sandbox.registerRoutes(app, access);
    },
    attachSockets: (server) => { conversation.attachSockets(server, live.adapter); },
    start: async () => {
      access.start();
      await conversation.start({ background: env.ROLES.has('worker') });
      if (env.ROLES.has('worker')) privacy.start();
      integrations.start({ work: env.ROLES.has('worker') });
      if (env.ROLES.has('worker')) tickets.start();
      if (env.ROLES.has('worker')) judging = setTimeout(() => { knowledge.judgeCurrent().catch((error: unknown) => log.warn({ err: error instanceof Error ? error.name : 'unknown' }, 'the served release could not be judged')); }, JUDGE_AFTER_MS).unref();
    },
    liveStatus: live.status, modelStatus: model.status, jobsStatus: integrations.jobsStatus,
    drain: async () => {
      clearTimeout(judging);
      await tickets.stop();
      await conversation.drain();
    },
  };

  /** Fills an empty record. One role's work, so that two replicas of another never fill it side by side. */
  async function seed(): Promise<readonly NewPassword[]> {
    await tickets.seedQueues();
    await knowledge.seedIfEmpty(content);
    return access.seedStaff(DEMO_STAFF, onNewPasswords);
  }
}

/** How long after a start the first release is put to the bench, once: it is what the next one is compared with, and nobody waits for it. */
const JUDGE_AFTER_MS = 10 * 60_000;

/** Who speaks in scripted dialogues that need a customer the bank knows: the first of the sandbox. */
export const SCRIPTED_CUSTOMER = 'YT100001';

const NO_ENCODER = 'The encoder models are not here: topics are recognised by words alone (noticeably less often right), and FAQ search has no vectors. Run `npm start` with a network, or put the files into MODELS_DIR.';

/** Who gives rights and who checks them must not be had by a password alone, once strangers can reach the door. */
function secondFactorFor(env: Env): readonly Role[] {
  return env.SECOND_FACTOR_ROLES ?? (env.PUBLIC_URL?.startsWith('https:') ? ['admin', 'auditor'] : []);
}

function directoryOf(env: Env) {
  return env.OIDC_ISSUER ? { directory: { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET, usernameClaim: env.OIDC_USERNAME_CLAIM, acr: env.OIDC_ACR } } : {};
}
