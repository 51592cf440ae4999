import { benchAck } from './ack.ts';
import { calibrate } from './calibrate.ts';
import { benchColdStart } from './coldStart.ts';
import { benchDelivery } from './delivery.ts';
import { benchFaq } from './faq.ts';
import { benchFaults } from './faults.ts';
import { benchGraph } from './graph.ts';
import { benchIdle } from './idle.ts';
import { benchPublish } from './publish.ts';
import { benchRules } from './rules.ts';
import { benchTurn } from './turn.ts';
import { benchUsers } from './users.ts';
import { benchWidget } from './widget.ts';

/** Options of the command line; only `faults` has some. */
export type BenchOptions = Readonly<Record<string, string | undefined>>;

const BENCHES: Record<string, (options: BenchOptions) => Promise<object> | object> = {
  ack: benchAck, delivery: benchDelivery, turn: benchTurn, publish: benchPublish, users: benchUsers, idle: benchIdle, 'cold-start': benchColdStart, widget: benchWidget,
  graph: benchGraph, faq: benchFaq, rules: benchRules, faults: benchFaults,
};
export const BENCH_NAMES = Object.keys(BENCHES);

/**
 * Runs one bench, or all of them, after a calibration of the machine in the same run.
 * @throws Error with the known names when the name is unknown
 */
export async function runBench(name: string, options: BenchOptions = {}): Promise<object> {
  const names = name === 'all' ? BENCH_NAMES.filter((n) => n !== 'faults') : [name];
  const unknown = names.find((n) => !(n in BENCHES));
  if (unknown) throw new Error(`no bench "${unknown}"; there are: all, ${BENCH_NAMES.join(', ')}`);
  const report: Record<string, unknown> = { calibration: await calibrate() };
  for (const n of names) report[n] = await BENCHES[n]?.(options);
  return report;
}
