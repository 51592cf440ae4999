import type { AccessService } from '@lobby/contracts';
import type { Clock } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';

/** What changing an item needs: the record, the audit that every change leaves a line in, and the clock that dates it. */
export type ItemDeps = { database: DatabaseHandle; audit: AccessService['audit']; clock: Clock };
