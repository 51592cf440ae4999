import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * The one logger. Personal data never reaches it: callers log ids, codes and counts, and the paths below are cut as a second line of defence.
 */
export function createLog(options: { level?: string } = {}, destination: DestinationStream = pino.destination(1)): Log {
  return pino({
    level: options.level ?? 'info',
    base: null,
    redact: { paths: ['text', '*.text', 'password', '*.password', 'token', '*.token', 'visitorToken', '*.visitorToken', 'req.headers', 'authorization', 'cookie'], censor: '[cut]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  }, destination);
}

/** For tests and commands that speak for themselves. */
export const silentLog: Log = pino({ level: 'silent' });
