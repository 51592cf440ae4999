import { z } from 'zod';

/**
 * The one table of error codes. HTTP answers carry it as problem+json (`code`), socket acks as `{ok:false,error}`.
 * `retryable` tells a client whether sending the very same request again can help.
 */
export const ERROR_TABLE = {
  invalid_request: { status: 400, retryable: false, title: 'The request does not fit the schema' },
  unauthenticated: { status: 401, retryable: false, title: 'A valid token or session is needed' },
  unsupported_protocol: { status: 400, retryable: false, title: 'This server does not speak that version of the protocol; reload the page' },
  step_up_required: { status: 403, retryable: false, title: 'A stronger proof of identity is needed' },
  forbidden: { status: 403, retryable: false, title: 'Not allowed' },
  not_found: { status: 404, retryable: false, title: 'No such thing, or not visible to you' },
  method_not_allowed: { status: 405, retryable: false, title: 'This address does not take this method' },
  unknown_event: { status: 404, retryable: false, title: 'No such socket event' },
  conflict: { status: 409, retryable: false, title: 'The same id was used with other content, or somebody was faster' },
  already_accepted: { status: 409, retryable: false, title: 'Another agent was faster' },
  wrong_state: { status: 409, retryable: false, title: 'Not possible in the present state' },
  self_approval: { status: 403, retryable: false, title: 'Nobody approves their own work' },
  gate_failed: { status: 422, retryable: false, title: 'The release gate found errors' },
  invalid_item: { status: 422, retryable: false, title: 'The item does not fit its kind' },
  unsupported_type: { status: 415, retryable: false, title: 'Files of this type are not taken' },
  import_refused: { status: 422, retryable: false, title: 'The import holds something that cannot be taken; nothing was stored' },
  too_large: { status: 413, retryable: false, title: 'Too large' },
  rate_limited: { status: 429, retryable: true, title: 'Too many requests' },
  unavailable: { status: 503, retryable: true, title: 'Cannot be served at the moment' },
  draining: { status: 503, retryable: true, title: 'The server is shutting down; reconnect' },
  internal: { status: 500, retryable: true, title: 'Something unexpected went wrong' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>;

export type ErrorCode = keyof typeof ERROR_TABLE;
export const ERROR_CODES = Object.keys(ERROR_TABLE) as [ErrorCode, ...ErrorCode[]];

/** One wrong field: `path` such as `body.when.all[0].fact`, `message` for a person. */
export const FieldError = z.strictObject({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** problem+json (RFC 9457) with Lobby's code; the same object travels in socket acks. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(ERROR_CODES),
  detail: z.string().optional(),
  retryable: z.boolean(),
  errors: z.array(FieldError).optional(),
  requestId: z.string().optional(),
  /** What the other side holds now, for example the newer version in an edit conflict. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** Thrown where a request cannot be served; the HTTP and socket doors turn it into a Problem. */
export class LobbyError extends Error {
  readonly code: ErrorCode;
  readonly errors?: FieldError[];
  readonly current?: unknown;
  constructor(code: ErrorCode, detail?: string, extra: { errors?: FieldError[]; current?: unknown } = {}) {
    super(detail ?? ERROR_TABLE[code].title);
    this.name = 'LobbyError';
    this.code = code;
    if (extra.errors) this.errors = extra.errors;
    if (extra.current !== undefined) this.current = extra.current;
  }
}

/** Builds the wire form of an error. Unknown errors become `internal` without their text, which may hold personal data. */
export function toProblem(error: unknown, requestId?: string): Problem {
  const known = error instanceof LobbyError ? error : undefined;
  const code = known?.code ?? 'internal';
  const row = ERROR_TABLE[code];
  return {
    type: `urn:lobby:error:${code}`,
    title: row.title,
    status: row.status,
    code,
    retryable: row.retryable,
    ...(known && known.message !== row.title ? { detail: known.message } : {}),
    ...(known?.errors ? { errors: known.errors } : {}),
    ...(known?.current === undefined ? {} : { current: known.current }),
    ...(requestId ? { requestId } : {}),
  };
}
