import { LobbyError, toProblem, type Ack, type ErrorCode } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import { recordTrouble, troubleCode } from '@lobby/service-kit/db';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import { countFault } from '../metrics.ts';
import { RateLimiter } from './rateLimiter.ts';
import { readPayload } from './readPayload.ts';

export type EventTable = Readonly<Record<string, { payload: z.ZodType; value: z.ZodType }>>;
export type Handlers<T extends EventTable> = { [E in keyof T]: (payload: z.output<T[E]['payload']>) => Promise<z.output<T[E]['value']>> };

export type ServeOptions = { log: Log; eventsPerSecond: number | null; allowed?: (event: string) => ErrorCode | null };

/** A socket that goes on asking after so many refusals is cut. */
const REFUSALS_BEFORE_CUT = 200;

type Reply = (ack: Ack<unknown>) => void;

/**
 * Serves the events of one table on one socket: rate, known event, permission, schema, handler, ack. Everything else on the socket gets a typed error.
 * A handler that throws fails its own event only.
 */
export function serveEvents<T extends EventTable>(socket: Socket, table: T, handlers: Handlers<T>, options: ServeOptions): void {
  const limiter = options.eventsPerSecond === null ? null : new RateLimiter({ perSecond: options.eventsPerSecond, burst: options.eventsPerSecond * 2 });
  let refusals = 0;
  socket.onAny((event: unknown, ...args: unknown[]) => {
    const last = args.at(-1);
    const reply: Reply = typeof last === 'function' ? (last as Reply) : () => undefined;
    const name = typeof event === 'string' ? event : '';
    if (limiter && !limiter.allow('')) {
      refusals += 1;
      reply({ ok: false, error: toProblem(new LobbyError('rate_limited')) });
      if (refusals > REFUSALS_BEFORE_CUT) socket.disconnect(true);
      return;
    }
    handle(table, handlers, options, name, args[0]).then(
      (value) => reply({ ok: true, value }),
      (error: unknown) => reply({ ok: false, error: problemOf(error, name, options.log) }),
    );
  });
}

async function handle<T extends EventTable>(table: T, handlers: Handlers<T>, options: ServeOptions, event: string, payload: unknown): Promise<unknown> {
  // An own property only: `constructor` and the like are no events.
  const entry = Object.hasOwn(table, event) ? table[event] : undefined;
  if (!entry) throw new LobbyError('unknown_event');
  const refused = options.allowed?.(event);
  if (refused) throw new LobbyError(refused);
  const handler = handlers[event] as (payload: unknown) => Promise<unknown>;
  return handler(readPayload(entry.payload, payload));
}

function problemOf(error: unknown, event: string, log: Log) {
  const trouble = recordTrouble(error);
  if (trouble) log.warn({ event, trouble: troubleCode(error) }, 'the record could not serve an event');
  const problem = toProblem(trouble ?? error);
  if (problem.code === 'internal') {
    countFault(event);
    log.error({ event, err: error }, 'socket event failed');
  }
  return problem;
}
