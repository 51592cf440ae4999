import { brokenModel } from './brokenModel.ts';
import { databaseDown } from './databaseDown.ts';
import { drained } from './drained.ts';
import type { FaultCase } from './faultCase.ts';
import { halfOpenLines } from './halfOpenLines.ts';
import { herd } from './herd.ts';
import { hugeMessages } from './hugeMessages.ts';
import { killedAtPoints } from './killedAtPoints.ts';
import { killedUnderLoad } from './killedUnderLoad.ts';
import { manyDevices } from './manyDevices.ts';
import { pageReloads } from './pageReloads.ts';
import { repeatedSends } from './repeatedSends.ts';
import { slowConsumer } from './slowConsumer.ts';
import { twoReplicas } from './twoReplicas.ts';

/** Every fault case, in the order of the table. */
export const FAULT_CASES: readonly FaultCase[] = [
  killedAtPoints, killedUnderLoad, repeatedSends, pageReloads, halfOpenLines, databaseDown, brokenModel, hugeMessages, slowConsumer, drained, herd, manyDevices, twoReplicas,
];
