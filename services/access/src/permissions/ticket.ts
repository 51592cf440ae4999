import { isAgent, isAuditor, isSupervisor, type Sentence } from './roles.ts';

export const ticketSentences = {
  'ticket.read': (p) => isAgent(p) || isSupervisor(p) || isAuditor(p),
  'ticket.update': (p) => isAgent(p) || isSupervisor(p),
} satisfies Record<string, Sentence>;
