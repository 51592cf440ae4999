import { LobbyError, type SentMessage, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendOnce } from '../timeline/appendOnce.ts';
import { agentActor, mustSpeak } from './command.ts';

export type AgentMessage = { conversationId: string; clientId: string; text: string; whisper?: boolean | undefined };
type Sent = { sent: SentMessage; repeated: boolean };

/** An agent speaks to the customer, by the same ledger. @throws LobbyError wrong_state unless this agent has the conversation or joined it, conflict, not_found, draining */
export async function agentSays(spine: Spine, staff: Staff, message: AgentMessage): Promise<Sent> {
  if (spine.draining()) throw new LobbyError('draining');
  const text = spine.nlu.mask(message.text).masked;
  return once(spine, message, { actor: agentActor(staff), fact: { type: 'agent.said', text, citations: [], attachments: [] } }, (locked) => mustSpeak(locked, staff));
}

/** A note among staff, or a supervisor's whisper to the agent; it never leaves for a customer. @throws LobbyError forbidden for a whisper of somebody else, conflict, not_found, draining */
export async function addNote(spine: Spine, staff: Staff, message: AgentMessage): Promise<Sent> {
  if (spine.draining()) throw new LobbyError('draining');
  const text = spine.nlu.mask(message.text).masked;
  const whisper = message.whisper ? { whisper: true } : {};
  if (message.whisper && !spine.access.may(staff, 'conversation.takeover')) throw new LobbyError('forbidden', 'Only supervisors whisper');
  return once(spine, message, { actor: agentActor(staff), fact: { type: 'note.added', text, ...whisper } }, () => undefined);
}

type Allowed = (locked: Parameters<typeof mustSpeak>[0]) => void;

async function once(spine: Spine, { conversationId, clientId }: AgentMessage, fact: ReturnType<Parameters<typeof appendOnce>[1]['make']>, check: Allowed): Promise<Sent> {
  const { sent, result } = await appendOnce(spine, { conversationId, clientId, make: () => fact, also: async (_tx, { before }) => check(before) });
  if (result) spine.live.appended(result);
  return { sent, repeated: result === null };
}
