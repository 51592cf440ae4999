import { acceptRaces } from './acceptRaces.ts';
import { agentDies } from './agentDies.ts';
import { brokenModel } from './brokenModel.ts';
import { clockJumps } from './clockJumps.ts';
import { crossingTransfers } from './crossingTransfers.ts';
import { databaseDown } from './databaseDown.ts';
import { drained } from './drained.ts';
import type { FaultCase } from './faultCase.ts';
import { graphDown } from './graphDown.ts';
import { halfOpenLines } from './halfOpenLines.ts';
import { herd } from './herd.ts';
import { hugeMessages } from './hugeMessages.ts';
import { killedAtPoints } from './killedAtPoints.ts';
import { killedUnderLoad } from './killedUnderLoad.ts';
import { manyDevices } from './manyDevices.ts';
import { migratedLive } from './migratedLive.ts';
import { missedWhileAway } from './missedWhileAway.ts';
import { pageReloads } from './pageReloads.ts';
import { redisDown } from './redisDown.ts';
import { repeatedSends } from './repeatedSends.ts';
import { slowConsumer } from './slowConsumer.ts';
import { twoReplicas } from './twoReplicas.ts';

/** Every fault case, in the order of the table. */
export const FAULT_CASES: readonly FaultCase[] = [
  killedAtPoints, killedUnderLoad, repeatedSends, pageReloads, acceptRaces, agentDies, crossingTransfers, missedWhileAway, halfOpenLines, databaseDown, graphDown, brokenModel, clockJumps, hugeMessages, slowConsumer, drained, herd, manyDevices, migratedLive, redisDown, twoReplicas,
];
