import type { FaultCase } from './faultCase.ts';
import { killedAtPoints } from './killedAtPoints.ts';
import { killedUnderLoad } from './killedUnderLoad.ts';
import { pageReloads } from './pageReloads.ts';
import { repeatedSends } from './repeatedSends.ts';

/** Every fault case, in the order of the table. */
export const FAULT_CASES: readonly FaultCase[] = [killedAtPoints, killedUnderLoad, repeatedSends, pageReloads];
