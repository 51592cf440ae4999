import { isAgent, isSupervisor, type Sentence } from './roles.ts';

const worksAtTheDesk: Sentence = (p) => isAgent(p) || isSupervisor(p);

/** What customers say is seen by those who answer them, and by nobody else. */
export const conversationSentences = {
  'conversation.read': worksAtTheDesk,
  'conversation.reply': worksAtTheDesk,
  'conversation.accept': worksAtTheDesk,
  'conversation.transfer': worksAtTheDesk,
  'conversation.takeover': isSupervisor,
} satisfies Record<string, Sentence>;
