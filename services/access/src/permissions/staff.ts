import { isAdmin, isAuditor, isSupervisor, type Sentence } from './roles.ts';

export const staffSentences = {
  'staff.read': (p) => isAdmin(p) || isSupervisor(p) || isAuditor(p),
  'staff.manage': isAdmin,
} satisfies Record<string, Sentence>;
