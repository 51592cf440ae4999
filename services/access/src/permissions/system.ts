import { isAdmin, isAuditor, isSupervisor, type Sentence } from './roles.ts';

export const systemSentences = {
  'system.read': (p) => isAdmin(p) || isSupervisor(p) || isAuditor(p),
  /** Webhooks, jobs, dead letters. */
  'system.manage': isAdmin,
} satisfies Record<string, Sentence>;
