import { isAgent, isApprover, isAuditor, isEditor, isSupervisor, type Sentence } from './roles.ts';

export const itemSentences = {
  'item.read': (p) => isEditor(p) || isApprover(p) || isAgent(p) || isSupervisor(p) || isAuditor(p),
  'item.edit': isEditor,
  'item.submit': isEditor,
  /** That nobody approves their own work is checked at the item: it depends on the author. */
  'item.approve': isApprover,
} satisfies Record<string, Sentence>;
