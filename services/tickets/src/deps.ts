import type { AccessService, Holding, NluService } from '@lobby/contracts';
import type { Clock, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { FileStore } from '@lobby/service-kit/files';
import type { Vault } from './customer/vault.ts';
import type { QueueSeed } from './queue/demoQueues.ts';

/** What routing must know of a member of staff. */
export type AgentProfile = { skills: string[]; languages: string[]; capacity: number };

/** Staff as tickets need them; services/access has both. `agentProfiles` leaves out who is unknown or disabled. */
export type StaffDirectory = Pick<AccessService, 'staffNames' | 'audit'> & { agentProfiles(ids: readonly string[]): Promise<ReadonlyMap<string, AgentProfile>> };

export type TicketsDeps = {
  database: DatabaseHandle;
  clock: Clock;
  log: Log;
  staff: StaffDirectory;
  /** Notes are masked before they are stored. */
  mask: NluService['mask'];
  /** Seals phone numbers and the like; see customer/vault.ts. */
  vault: Vault;
  files: FileStore;
  /** What a customer holds at the bank, through its connector; without it the view says so. */
  holdings?: (bankCustomerId: string) => Promise<Holding[] | null>;
  /** The queues `seedQueues` writes; the demo bank's without it. */
  queues?: readonly QueueSeed[];
};
