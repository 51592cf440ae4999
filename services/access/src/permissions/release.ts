import { isApprover, isAuditor, isEditor, isSupervisor, type Sentence } from './roles.ts';

export const releaseSentences = {
  'release.read': (p) => isEditor(p) || isApprover(p) || isSupervisor(p) || isAuditor(p),
  'release.publish': isApprover,
} satisfies Record<string, Sentence>;
