import { isAdmin, isAuditor, isSupervisor, type Sentence } from './roles.ts';

/** A customer's wish about their data is entered by those who talk to customers and decided by others; that it is another person is checked at the request. */
export const privacySentences = {
  'privacy.read': (p) => isSupervisor(p) || isAdmin(p) || isAuditor(p),
  'privacy.request': isSupervisor,
  'privacy.decide': isAdmin,
} satisfies Record<string, Sentence>;
