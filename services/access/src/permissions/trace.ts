import { isApprover, isAuditor, isEditor, isSupervisor, type Sentence } from './roles.ts';

/** Why the bot answered as it did. */
export const traceSentences = {
  'trace.read': (p) => isEditor(p) || isApprover(p) || isSupervisor(p) || isAuditor(p),
} satisfies Record<string, Sentence>;
