import type { Ack } from '@lobby/contracts';
import { isProblem, localProblem, noAnswer, refusal } from '../problem.ts';

export type ApiOptions = {
  /** Where the server is: '' for this origin, or `https://bank.example`. */
  baseUrl?: string;
  /** The staff session's CSRF token (from login or `me`), sent as `x-lobby-csrf` with everything that changes something. */
  csrf?: () => string | null;
  /** The visitor's token, for a customer's requests. */
  bearer?: () => string | null;
  fetch?: typeof fetch;
  timeoutMs?: number;
  /** Told once per refusal with `unauthenticated`, so that a screen can ask to sign in again. */
  onUnauthenticated?: () => void;
};

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
/** `timeoutMs` for what may take longer than everything else, such as a publish. */
export type CallOptions = { query?: Query; signal?: AbortSignal; headers?: Readonly<Record<string, string>>; timeoutMs?: number };

/** REST with one outcome shape: the value, or a Problem. Never throws, not even for a lost network. */
export type Api = {
  get: <T>(path: string, options?: CallOptions) => Promise<Ack<T>>;
  post: <T>(path: string, body?: unknown, options?: CallOptions) => Promise<Ack<T>>;
  put: <T>(path: string, body?: unknown, options?: CallOptions) => Promise<Ack<T>>;
  patch: <T>(path: string, body?: unknown, options?: CallOptions) => Promise<Ack<T>>;
  delete: <T>(path: string, options?: CallOptions) => Promise<Ack<T>>;
};

const TIMEOUT_MS = 15_000;

/** Makes the REST helper of every screen. `path` is the whole path, such as `/api/v1/items`. */
export function createApi(options: ApiOptions = {}): Api {
  const ask = <T>(method: string, path: string, body: unknown, call: CallOptions = {}) => request<T>(options, method, path, body, call);
  return {
    get: (path, call) => ask('GET', path, undefined, call),
    post: (path, body, call) => ask('POST', path, body ?? {}, call),
    put: (path, body, call) => ask('PUT', path, body ?? {}, call),
    patch: (path, body, call) => ask('PATCH', path, body ?? {}, call),
    delete: (path, call) => ask('DELETE', path, undefined, call),
  };
}

async function request<T>(options: ApiOptions, method: string, path: string, body: unknown, call: CallOptions): Promise<Ack<T>> {
  const deadline = startDeadline(call.timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS, call.signal);
  try {
    const response = await (options.fetch ?? fetch)(`${options.baseUrl ?? ''}${path}${queryOf(call.query)}`, {
      method,
      headers: headersOf(options, method, body, call),
      credentials: options.bearer ? 'omit' : 'same-origin',
      signal: deadline.signal,
      ...(body === undefined ? {} : { body: isFile(body) ? body : JSON.stringify(body) }),
    });
    const result = await outcome<T>(response);
    if (!result.ok && result.error.code === 'unauthenticated') options.onUnauthenticated?.();
    return result;
  } catch {
    return refusal(noAnswer());
  } finally {
    deadline.end();
  }
}

/** Aborts after `ms`, or with the caller. By hand: `AbortSignal.any` and `timeout` are missing on phones that are still in use. */
function startDeadline(ms: number, outer?: AbortSignal): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}

/** A file goes as it is; everything else as JSON. */
const isFile = (body: unknown): body is Blob => typeof Blob !== 'undefined' && body instanceof Blob;

function headersOf(options: ApiOptions, method: string, body: unknown, call: CallOptions): Record<string, string> {
  const csrf = method === 'GET' ? null : options.csrf?.();
  const bearer = options.bearer?.();
  return {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': isFile(body) ? 'application/octet-stream' : 'application/json' }),
    ...(csrf ? { 'x-lobby-csrf': csrf } : {}),
    ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
    ...call.headers,
  };
}

/** What a response says: the value, or a Problem. */
export async function outcome<T>(response: Response): Promise<Ack<T>> {
  const text = await response.text();
  const value: unknown = parse(text);
  if (response.ok) return value === undefined && text !== '' ? refusal(localProblem('internal', 'The answer was not JSON')) : { ok: true, value: (value ?? null) as T };
  if (isProblem(value)) return refusal(value);
  return refusal({ ...localProblem(response.status >= 500 ? 'unavailable' : 'invalid_request'), status: response.status });
}

/** Undefined when the text is no JSON (a proxy's error page, an empty body). */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The query as it stands in an address; what is empty is left out. */
export function queryOf(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === null || value === '' ? [] : [[name, String(value)]]));
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}
