import { benchAck } from './ack.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { calibrate, noiseOf } from './calibrate.ts';
import { benchColdStart } from './coldStart.ts';
import { benchDelivery } from './delivery.ts';
import { benchDesk } from './desk.ts';
import { benchEncoder } from './encoder.ts';
import { benchFaq } from './faq.ts';
import { benchFaults } from './faults.ts';
import { benchGraph } from './graph.ts';
import { benchIdle } from './idle.ts';
import { benchLoopDelay } from './loopDelay.ts';
import { benchNluPeers } from './nluPeers.ts';
import { benchPublish } from './publish.ts';
import { benchRobustness } from './robustness.ts';
import { benchRules } from './rules.ts';
import { benchTurn } from './turn.ts';
import { benchUsers } from './users.ts';
import { benchWidget } from './widget.ts';

/** Every bench there is. A new one is a file of its own and a line here. */
export const BENCHES: readonly Bench[] = [benchAck, benchDelivery, benchTurn, benchPublish, benchGraph, benchFaq, benchRules, benchColdStart, benchLoopDelay, benchWidget, benchIdle, benchUsers, benchDesk, benchFaults, benchEncoder, benchNluPeers, benchRobustness];

export const BENCH_OPTIONS = [...new Set(BENCHES.flatMap((b) => b.options ?? []))];

/**
 * Runs one bench, or all of them, after a calibration of the machine in the same run.
 * @throws Error with the known names when the name is unknown
 */
export async function runBench(name: string, options: BenchOptions = {}): Promise<object> {
  const wanted = BENCHES.filter((b) => (name === 'all' ? !b.long : b.name === name));
  if (wanted.length === 0) throw new Error(`no bench "${name}"; there are: all, ${BENCHES.map((b) => b.name).join(', ')}`);
  const calibration = await calibrate();
  const report: Record<string, unknown> = { calibration, noise: noiseOf(calibration) };
  for (const bench of wanted) report[bench.name] = await bench.run(options, calibration);
  return report;
}
