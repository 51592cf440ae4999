import { isAdmin, isAgent, isSupervisor, type Sentence } from './roles.ts';

export const queueSentences = {
  'queue.read': (p) => isAgent(p) || isSupervisor(p) || isAdmin(p),
  'queue.manage': (p) => isSupervisor(p) || isAdmin(p),
} satisfies Record<string, Sentence>;
