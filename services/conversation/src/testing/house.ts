import type { AddressInfo } from 'node:net';
import type { CustomerIdentity, DialogueKnowledge, KnowledgeService, MaskResult, Staff, StepUp } from '@lobby/contracts';
import { newId, silentLog, type Clock } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { FileStore } from '@lobby/service-kit/files';
import { createHttp, installGuard, type HttpApp } from '@lobby/service-kit/http';
import { memoryFiles, openTestDatabase } from '@lobby/testkit';
import type { Server } from 'socket.io';
import { createConversation, type Conversation } from '../service.ts';
import type { Limits } from '../deps.ts';
import type { RunTurn } from '../turn/turnGraph.ts';
import { echoTurn } from './echoTurn.ts';
import { fakeAccess } from './fakeAccess.ts';
import { fakeTickets, type FakeTickets } from './fakeTickets.ts';

export const OWN_ORIGIN = 'http://lobby.test';
const CSRF = 'csrf-of-the-test';
const RELEASE = newId('rel');

const NOTHING: DialogueKnowledge = { releaseId: RELEASE, topics: new Map(), flows: [], escalations: new Map(), facts: new Map(), products: new Map(), fill: (text) => text };

/** Sixteen digits are a card here; the real recognisers are services/nlu's. A card may be split: its tail counts when the text before ended in digits. */
function mask(text: string, previous?: string): MaskResult {
  const pattern = previous && /\d{8}$/.test(previous) ? /^\d{8}(?!\d)|\d{16}/g : /\d{16}/g;
  const spans = [...text.matchAll(pattern)].map((m) => ({ type: 'card_number' as const, start: m.index, end: m.index + m[0].length }));
  return { masked: text.replace(pattern, (m) => `****${m.slice(-4)}`), spans };
}

export type House = {
  files: FileStore; database: DatabaseHandle; conversation: Conversation; app: HttpApp; url: string; tickets: FakeTickets; access: ReturnType<typeof fakeAccess>; bot: ReturnType<typeof echoTurn>;
  clock: Clock & { ahead: number };
  open(): Promise<{ id: string; token: string }>;
  /** Sends and gives the answer's status and body. */
  send(to: { id: string; token: string }, body: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  desk(staff: Staff, method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  /** A second process on the same record. */
  another(): Conversation;
  sockets(): Server;
  close(): Promise<void>;
};

/** This service with its doors open on a free port; the record is real (`beside`: another house's), its neighbours are small stand-ins. */
export async function openHouse(options: { staff?: Staff[]; limits?: Partial<Limits>; allowedOrigins?: string[]; beside?: House; identity?: CustomerIdentity; knowledge?: Partial<KnowledgeService>; stepUp?: StepUp; runTurn?: RunTurn } = {}): Promise<House> {
  const database = options.beside?.database ?? (await openTestDatabase());
  const clock = { ahead: 0, now: () => new Date(Date.now() + clock.ahead) };
  const tickets = await fakeTickets(database, clock.now);
  const files = options.beside ? options.beside.files : memoryFiles();
  const access = fakeAccess(...(options.staff ?? []));
  const bot = echoTurn();
  const create = (): Conversation => createConversation({
    database, clock, log: silentLog, tickets, access, files, runTurn: options.runTurn ?? ((input, signal) => bot.run(input, signal)), nlu: { mask }, knowledge: { currentRelease: () => RELEASE, dialogue: async () => NOTHING, ...options.knowledge },
    allowedOrigins: options.allowedOrigins ?? [], ownOrigins: [OWN_ORIGIN], limits: { messagesPerMinute: null, ...options.limits }, ...(options.identity ? { identity: options.identity } : {}), ...(options.stepUp ? { stepUp: options.stepUp } : {}),
  });
  const conversation = create();
  const app = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test' });
  installGuard(app, { access, csrfTokenOf: () => CSRF });
  conversation.registerRoutes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const sockets = conversation.attachSockets(app.server);
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const call = async (method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body as object }) });
    return { status: answer.statusCode, body: answer.body === '' ? {} : (answer.json() as Record<string, unknown>) };
  };
  return {
    files, database, conversation, app, url, tickets, access, bot, clock,
    open: async () => {
      const { body } = await call('POST', '/conversations', {}, { channel: 'web' });
      return { id: String(body.conversationId), token: String(body.visitorToken) };
    },
    send: (to, body) => call('POST', `/conversations/${to.id}/messages`, { authorization: `Bearer ${to.token}` }, body),
    desk: (staff, method, path, body) => call(method, `/desk${path}`, { cookie: `s=${staff.id}`, 'x-lobby-csrf': CSRF }, body),
    another: create,
    sockets: () => sockets,
    close: async () => {
      await conversation.drain();
      await app.close();
      if (!options.beside) await database.close();
    },
  };
}
