import { Counter, Gauge, Histogram, registry } from '@lobby/service-kit';

const turnsTotal = new Counter({ name: 'lobby_turns_total', help: 'Bot turns by how they ended', labelNames: ['end'], registers: [registry] });
const turnSeconds = new Histogram({ name: 'lobby_turn_seconds', help: 'Duration of a bot turn', buckets: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5], registers: [registry] });
const wordings = new Counter({ name: 'lobby_model_wordings_total', help: 'Texts given to the language model, by what became of its words: used, or why not', labelNames: ['outcome'], registers: [registry] });
const socketsOpen = new Gauge({ name: 'lobby_sockets', help: 'Open sockets by namespace', labelNames: ['namespace'], registers: [registry] });
const socketsCut = new Counter({ name: 'lobby_sockets_cut_total', help: 'Sockets cut by reason', labelNames: ['reason'], registers: [registry] });
const faults = new Counter({ name: 'lobby_handler_faults_total', help: 'Unexpected exceptions in socket handlers', labelNames: ['event'], registers: [registry] });

export function countTurn(end: 'done' | 'failed' | 'dead', tookMs?: number): void {
  turnsTotal.inc({ end });
  if (tookMs !== undefined) turnSeconds.observe(tookMs / 1000);
}

export function countWording(outcome: string): void {
  wordings.inc({ outcome });
}

export function countSocket(namespace: string, change: 1 | -1): void {
  socketsOpen.inc({ namespace }, change);
}

export function countCut(reason: 'slow_consumer' | 'session_ended'): void {
  socketsCut.inc({ reason });
}

export function countFault(event: string): void {
  faults.inc({ event });
}
