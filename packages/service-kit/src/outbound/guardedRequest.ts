import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './publicAddress.ts';

/** A request that may not leave the house: its target is inside, malformed, or carries credentials. */
export class OutboundRefusedError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'OutboundRefusedError';
  }
}

export type OutboundOptions = {
  method: 'GET' | 'POST'; headers?: Record<string, string>; body?: string; signal?: AbortSignal; timeoutMs?: number;
  /** Hosts (with port where it is not the scheme's own) of the bank's own network that may be called although they are not public. */
  allowedHosts?: readonly string[];
  /** Resolves names; the system's own unless a test has another. */
  resolver?: typeof resolve;
};
export type OutboundAnswer = { status: number; body: string };

const TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 64 * 1024;
const PORTS = new Set(['', '80', '443', '8080', '8443']);

/**
 * Calls an address that somebody else has named (a webhook). The name is resolved, every address it has is checked, and the connection goes to the very address that was
 * checked, so a name that changes in between gains nothing. Redirects are not followed; the answer is read up to 64 KB.
 * @throws OutboundRefusedError before anything is sent; Error for trouble on the line
 */
export async function guardedRequest(address: string, options: OutboundOptions): Promise<OutboundAnswer> {
  const url = checkedUrl(address, options.allowedHosts ?? []);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return withLimit(options.timeoutMs ?? TIMEOUT_MS, options.signal, async (signal) => {
    const answer = await new Promise<IncomingMessage>((answered, fail) => {
      const request = send(url, { method: options.method, headers: options.headers ?? {}, signal, lookup: isAllowed(url, options.allowedHosts ?? []) ? undefined : publicLookup(options.resolver ?? resolve), agent: false }, answered);
      request.on('error', fail);
      request.end(options.body);
    });
    return readAnswer(answer);
  });
}

/** By hand: what `AbortSignal.any` combines is held weakly, and a collected `AbortSignal.timeout` never comes. */
async function withLimit<T>(ms: number, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const end = (): void => limit.abort(new Error('no answer in time'));
  const timer = setTimeout(end, ms);
  if (outer?.aborted) end();
  outer?.addEventListener('abort', end, { once: true });
  try {
    return await work(limit.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', end);
  }
}

/** Reads and judges an address without calling it. @throws OutboundRefusedError */
export function checkedUrl(address: string, allowedHosts: readonly string[]): URL {
  if (!URL.canParse(address)) throw new OutboundRefusedError('not an address');
  // The WHATWG parser has made decimal, octal and hexadecimal addresses plain by now.
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundRefusedError('only http and https');
  if (url.username || url.password) throw new OutboundRefusedError('no credentials in an address');
  // It is never sent, and an address that carries one reads like another: http://8.8.8.8#@bank.example/
  if (url.hash) throw new OutboundRefusedError('no fragment in an address');
  if (isAllowed(url, allowedHosts)) return url;
  if (!PORTS.has(url.port)) throw new OutboundRefusedError('not a port of the web');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (/^[\d.]+$|:/.test(literal) && !isPublicAddress(literal)) throw new OutboundRefusedError('not a public address');
  if (/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(url.hostname)) throw new OutboundRefusedError('not a public name');
  return url;
}

const isAllowed = (url: URL, hosts: readonly string[]): boolean => hosts.includes(url.host);

/** Node's own lookup, which also hands out the addresses the connection is made to: one inside is enough to refuse the name. */
const publicLookup = (resolver: typeof resolve): LookupFunction => (hostname, options, callback) => {
  resolver(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || !addresses.every((a) => isPublicAddress(a.address))) return callback(new OutboundRefusedError('the name leads inside'), '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

async function readAnswer(answer: IncomingMessage): Promise<OutboundAnswer> {
  let body = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    body += String(chunk);
    if (body.length > ANSWER_BYTES_MAX) {
      answer.destroy();
      break;
    }
  }
  return { status: answer.statusCode ?? 0, body: body.slice(0, ANSWER_BYTES_MAX) };
}
