import { isAgent, isSupervisor, type Sentence } from './roles.ts';

export const customerSentences = {
  'customer.read': (p) => isAgent(p) || isSupervisor(p),
  /** Shows what is masked otherwise; needs a reason and is audited. */
  'customer.reveal': (p) => isAgent(p) || isSupervisor(p),
} satisfies Record<string, Sentence>;
