import { LobbyError, type SentMessage, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendOnce } from '../timeline/appendOnce.ts';
import { agentActor, mustOwn } from './command.ts';

export type AgentMessage = { conversationId: string; clientId: string; text: string };
type Sent = { sent: SentMessage; repeated: boolean };

/** An agent speaks to the customer, by the same ledger. @throws LobbyError wrong_state unless this agent has the conversation, conflict, not_found, draining */
export async function agentSays(spine: Spine, staff: Staff, message: AgentMessage): Promise<Sent> {
  if (spine.draining()) throw new LobbyError('draining');
  const text = spine.nlu.mask(message.text).masked;
  return once(spine, message, { actor: agentActor(staff), fact: { type: 'agent.said', text, citations: [], attachments: [] } }, (locked) => mustOwn(locked, staff));
}

/** A note among staff; it never leaves for a customer. @throws LobbyError conflict, not_found, draining */
export async function addNote(spine: Spine, staff: Staff, message: AgentMessage): Promise<Sent> {
  if (spine.draining()) throw new LobbyError('draining');
  const text = spine.nlu.mask(message.text).masked;
  return once(spine, message, { actor: agentActor(staff), fact: { type: 'note.added', text } }, () => undefined);
}

type Allowed = (locked: Parameters<typeof mustOwn>[0]) => void;

async function once(spine: Spine, { conversationId, clientId }: AgentMessage, fact: ReturnType<Parameters<typeof appendOnce>[1]['make']>, check: Allowed): Promise<Sent> {
  const { sent, result } = await appendOnce(spine, { conversationId, clientId, make: () => fact, also: async (_tx, { before }) => check(before) });
  if (result) spine.live.appended(result);
  return { sent, repeated: result === null };
}
