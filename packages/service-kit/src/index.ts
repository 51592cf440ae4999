export { newId, newToken } from './ids.ts';
export { hashToken, sameSecret } from './hash.ts';
export { calendarDate, systemClock, type Clock } from './clock.ts';
export { createLog, silentLog, type Log } from './log.ts';
export { readEnv, type Env } from './env.ts';
export { FAILPOINTS, failpoint, type Failpoint } from './failpoint.ts';
export { periodic } from './periodic.ts';
export { KeyedQueue } from './keyedQueue.ts';
export { Counter, Gauge, Histogram, registry, startDefaultMetrics } from './metrics.ts';
