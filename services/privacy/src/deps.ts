import type { AccessService, DataSubject, PersonalDataStore, Tx } from '@lobby/contracts';
import type { Clock, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';

/** What the rooms lend: who belongs to an id, whose conversations are old, and how a name is put right. */
export type PrivacyPorts = {
  /** The customer an id stands for now, with all ids merged into them and all their conversations. Null for nobody. */
  subjectOf(customerId: string): Promise<DataSubject | null>;
  /** Customers with conversations whose last word is older than `before`, at most `limit`; each with those conversations only. */
  expired(before: Date, limit: number): Promise<DataSubject[]>;
  /** Removes files nobody names any more. @returns how many */
  sweepFiles(): Promise<number>;
  correct(tx: Tx, customerId: string, correction: { displayName: string }): Promise<number>;
};

export type PrivacyDeps = {
  database: DatabaseHandle; clock: Clock; log: Log;
  access: Pick<AccessService, 'audit'>;
  ports: PrivacyPorts;
  /** In the order in which they are erased. */
  stores: readonly PersonalDataStore[];
  /** Conversations are erased this many days after their last word. */
  retentionDays: number;
};
