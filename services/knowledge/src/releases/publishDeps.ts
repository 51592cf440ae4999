import type { AccessService } from '@lobby/contracts';
import type { Clock, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { BenchOutcome, RegressionBench } from '../regression/bench.ts';
import type { GateContext } from './gate/gateCheck.ts';
import type { ServedReleases } from './servedReleases.ts';

/** What publishing, rehearsing and judging a release work with. */
export type PublishDeps = {
  database: DatabaseHandle; audit: AccessService['audit']; clock: Clock; log: Log; served: ServedReleases; bench: RegressionBench;
  /** Rehearsed contents by their key, so that a publish need not run the bench again. */
  rehearsed: Map<string, BenchOutcome>;
  checkFlow?: GateContext['checkFlow'];
  onPublished: (releaseId: string) => void;
  /** How far the build under way is; read by the admin screen. */
  report: (building: { releaseId: string; step: string; done: number } | null) => void;
};

