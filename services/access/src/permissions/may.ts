import { PERMISSIONS, type Permission } from '@lobby/contracts';
import { auditSentences } from './audit.ts';
import { conversationSentences } from './conversation.ts';
import { customerSentences } from './customer.ts';
import { itemSentences } from './item.ts';
import { privacySentences } from './privacy.ts';
import { queueSentences } from './queue.ts';
import { releaseSentences } from './release.ts';
import { isAuditor, type Person, type Sentence } from './roles.ts';
import { staffSentences } from './staff.ts';
import { systemSentences } from './system.ts';
import { ticketSentences } from './ticket.ts';
import { traceSentences } from './trace.ts';

const SENTENCES: Record<Permission, Sentence> = {
  ...conversationSentences, ...ticketSentences, ...queueSentences, ...customerSentences, ...itemSentences, ...releaseSentences, ...traceSentences,
  ...privacySentences, ...staffSentences, ...auditSentences, ...systemSentences,
};

/** True when this person has the permission. An auditor changes nothing, whatever other roles they were given. */
export function may(person: Person, permission: Permission): boolean {
  if (isAuditor(person) && !permission.endsWith('.read')) return false;
  return SENTENCES[permission](person);
}

export function permissionsOf(person: Person): Permission[] {
  return PERMISSIONS.filter((permission) => may(person, permission));
}
