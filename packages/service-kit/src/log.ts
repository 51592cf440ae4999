import { pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describeError.ts';

export type Log = Logger;

/**
 * The one logger. Personal data never reaches it: callers log ids, codes and counts; an error (`err`) is written without its message, and the paths below are cut as a
 * second line of defence.
 */
export function createLog(options: { level?: string } = {}, destination: DestinationStream = pino.destination(1)): Log {
  return pino({
    level: options.level ?? 'info',
    base: null,
    redact: { paths: ['text', '*.text', 'password', '*.password', 'token', '*.token', 'visitorToken', '*.visitorToken', 'req.headers', 'authorization', 'cookie'], censor: '[cut]' },
    serializers: { err: (error: unknown) => (error instanceof Error ? describeError(error) : error) },
    timestamp: pino.stdTimeFunctions.isoTime,
  }, destination);
}

/** For tests and commands that speak for themselves. */
export const silentLog: Log = pino({ level: 'silent' });
