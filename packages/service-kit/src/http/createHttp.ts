import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { LobbyError, MAX_BODY_BYTES, toProblem, type FieldError } from '@lobby/contracts';
import Fastify, { type RawServerDefault } from 'fastify';
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { isUnstorable, recordTrouble, troubleCode } from '../db/recordTrouble.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { HttpApp } from './httpApp.ts';
import { MAX_JSON_DEPTH, jsonDepth } from './jsonDepth.ts';
import { usePageHeaders, type PageHeaders } from './pageHeaders.ts';

export type HttpOptions = PageHeaders & {
  log: Log;
  trustedProxies: number;
  /** Requests per minute and address where a route names none; null switches limits off (load measurements only). */
  ratePerMinute: number | null;
  version: string;
};

/**
 * The HTTP door: Zod validation, problem+json errors, size, depth and rate limits, security headers, OpenAPI. Knows no domain word.
 */
export async function createHttp(options: HttpOptions): Promise<HttpApp> {
  const app: HttpApp = Fastify<RawServerDefault>({
    bodyLimit: MAX_BODY_BYTES,
    // Believes exactly as many forwarded hops as there are proxies of ours; more would let a client choose its address.
    trustProxy: (_address: string, hop: number) => hop < options.trustedProxies,
    genReqId: () => newId('req'),
    logger: false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  useStrictJson(app);
  // No address of ours has a NUL, and no database can look for one.
  app.addHook('onRequest', async ({ url }) => { if (url.includes('%00')) throw new LobbyError('invalid_request', 'An address holds a NUL'); });
  useProblems(app, options.log);
  await app.register(cookie);
  await usePageHeaders(app, options);
  if (options.ratePerMinute !== null) await useRateLimit(app, options.ratePerMinute);
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Lobby', version: options.version, license: { name: 'Apache-2.0' } }, components: { securitySchemes: { visitor: { type: 'http', scheme: 'bearer' }, staff: { type: 'apiKey', in: 'cookie', name: 'lobby.session' } } } },
    transform: jsonSchemaTransform,
  });
  return app;
}

function useStrictJson(app: HttpApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = String(body);
    if (text.trim() === '') return done(null, undefined);
    if (jsonDepth(text) > MAX_JSON_DEPTH) return done(new LobbyError('too_large', `JSON nested deeper than ${MAX_JSON_DEPTH}`));
    try {
      const value: unknown = JSON.parse(text, (key, v: unknown) => {
        if (key === '__proto__' || key === 'constructor') throw new LobbyError('invalid_request', `the key ${key} is not allowed`);
        return v;
      });
      return done(null, value);
    } catch (error) {
      return done(error instanceof LobbyError ? error : new LobbyError('invalid_request', 'The body is not valid JSON'));
    }
  });
}

function useProblems(app: HttpApp, log: Log): void {
  app.setNotFoundHandler((request, reply) => {
    const problem = toProblem(new LobbyError('not_found', `No route ${request.method} ${request.url.split('?')[0] ?? ''}`), request.id);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(asLobbyError(error), request.id);
    if (problem.code === 'forbidden') log.warn({ requestId: request.id, route: request.routeOptions.url, staff: request.staff?.id ?? null }, 'refused');
    if (problem.status >= 500) log.error({ requestId: request.id, route: request.routeOptions.url, code: problem.code, ...(problem.code === 'unavailable' ? { trouble: troubleCode(error) } : {}), err: error }, 'request failed');
    if (problem.code === 'rate_limited' || problem.code === 'unavailable' || problem.code === 'draining') reply.header('retry-after', '1');
    // Closing at once would reset the line under a client that is still sending, and the answer would be lost with it: the rest is read and thrown away (requestTimeout ends it).
    if (problem.code === 'too_large') reply.header('connection', 'keep-alive');
    return reply.code(problem.status).type('application/problem+json').serializer((body: unknown) => JSON.stringify(body)).send(problem);
  });
}

function asLobbyError(error: unknown): unknown {
  if (error instanceof LobbyError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors: FieldError[] = error.validation.map((v) => ({ path: v.instancePath.replace(/^\//, '').replaceAll('/', '.'), message: v.message ?? 'wrong' }));
    return new LobbyError('invalid_request', undefined, { errors });
  }
  return byStatus((error as { statusCode?: unknown } | null)?.statusCode) ?? recordTrouble(error) ?? (isUnstorable(error) ? new LobbyError('invalid_request', 'A text holds characters that cannot be kept') : error);
}

/** What the server itself and its plugins refuse. Whatever is the caller's doing must not look like a fault of ours, or anybody could fill the log and the alarms. */
function byStatus(status: unknown): LobbyError | null {
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) return new LobbyError('too_large');
  if (status === 429) return new LobbyError('rate_limited');
  if (status === 403 || status === 404) return new LobbyError('not_found');
  return new LobbyError('invalid_request', status === 415 ? 'Send application/json' : undefined);
}

async function useRateLimit(app: HttpApp, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: true, timeWindow: 60_000,
    max: (request) => request.routeOptions.config.ratePerMinute ?? perMinute,
    keyGenerator: (request) => `${request.ip}|${request.routeOptions.url ?? ''}`,
    allowList: (request) => !(request.routeOptions.url ?? '').startsWith('/api/'),
    errorResponseBuilder: () => new LobbyError('rate_limited'),
  });
}
