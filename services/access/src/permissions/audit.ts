import { isAdmin, isAuditor, type Sentence } from './roles.ts';

export const auditSentences = {
  /** Whoever gives rights must not see what is recorded about it. */
  'audit.read': (p) => isAuditor(p) && !isAdmin(p),
} satisfies Record<string, Sentence>;
