import { conversationData, conversationFiles, conversationIdsOf, expiredConversations } from '@lobby/conversation';
import { unansweredData } from '@lobby/knowledge';
import { createPrivacy, type Privacy } from '@lobby/privacy';
import type { AccessService } from '@lobby/contracts';
import type { Clock, Env, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { removeOrphans, type FileStore } from '@lobby/service-kit/files';
import { correctName, customerData, customerFamily, ticketFiles, type Vault } from '@lobby/tickets';

type PrivacyWiring = { env: Env; database: DatabaseHandle; clock: Clock; log: Log; access: Pick<AccessService, 'audit'>; vault: Vault; files: FileStore };

/** Every room that keeps personal data lends its store; conversations go first, for they refuse while somebody is being served. */
export function openPrivacy({ env, database, clock, log, access, vault, files }: PrivacyWiring): Privacy {
  return createPrivacy({
    database, clock, log, access, retentionDays: env.RETENTION_DAYS,
    stores: [conversationData(database, clock), unansweredData(database), customerData(database, vault)],
    ports: {
      subjectOf: async (id) => {
        const family = await customerFamily(database, id);
        return family && { ...family, conversationIds: await conversationIdsOf(database.db, family.customerIds) };
      },
      expired: (before, limit) => expiredConversations(database.db, before, limit),
      sweepFiles: () => removeOrphans(files, [ticketFiles(database.db), conversationFiles(database.db)]),
      correct: (tx, customerId, { displayName }) => correctName(tx, customerId, displayName),
    },
  });
}
