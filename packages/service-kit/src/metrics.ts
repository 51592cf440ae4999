import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export { Counter, Gauge, Histogram };

/** One registry per process; `/metrics` serves it. */
export const registry = new Registry();

/** Starts the process's own metrics (memory, event-loop delay, handles). Called once by the composition root. */
export function startDefaultMetrics(): void {
  collectDefaultMetrics({ register: registry });
}
