import type { Ack, Presence } from '@lobby/contracts';
import type { Link } from '../link/createLink.ts';
import { whenOnline } from '../link/whenOnline.ts';
import { isNoAnswer, noAnswer, refusal } from '../problem.ts';

/** A command given while the line is not up yet, or again, waits this long for it: the list is there before the line is, and a key pressed then is meant. */
const LINE_PATIENCE_MS = 15_000;

/** What an agent does with conversations, over the desk's line. */
export function createCommands(link: Link) {
  const command = async <T>(event: string, payload: unknown): Promise<Ack<T>> => ((await whenOnline(link, LINE_PATIENCE_MS)) ? link.request<T>(event, payload) : refusal(noAnswer()));
  /** For commands that change nothing when they come twice: one whose answer got lost is given once more on the next line. */
  const repeatable = async <T>(event: string, payload: unknown): Promise<Ack<T>> => {
    const answer = await command<T>(event, payload);
    return !answer.ok && isNoAnswer(answer.error) ? command<T>(event, payload) : answer;
  };
  return {
    accept: (handoffId: string) => repeatable<{ conversationId: string }>('handoff.accept', { handoffId }),
    decline: (handoffId: string) => command<null>('handoff.decline', { handoffId }),
    transfer: (conversationId: string, queue: string, note?: string, toAgent?: string) => command<null>('conversation.transfer', { conversationId, queue, ...(note ? { note } : {}), ...(toAgent ? { toAgent } : {}) }),
    takeOver: (conversationId: string) => command<null>('conversation.take_over', { conversationId }),
    join: (conversationId: string) => command<null>('conversation.join', { conversationId }),
    leave: (conversationId: string) => command<null>('conversation.leave', { conversationId }),
    askColleague: (conversationId: string, agentId: string, question: string) => command<null>('consult.ask', { conversationId, agentId, question }),
    endConsult: (conversationId: string, agentId: string) => command<null>('consult.end', { conversationId, agentId }),
    endWrapUp: () => command<null>('wrap_up.end', {}),
    returnToBot: (conversationId: string) => command<null>('conversation.return_to_bot', { conversationId }),
    resolve: (conversationId: string) => command<null>('conversation.resolve', { conversationId }),
    setPresence: (presence: Presence) => repeatable<null>('presence.set', { presence }),
  };
}
