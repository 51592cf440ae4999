import type { DESK_EVENTS, DeskEvent, Permission, SentMessage, Staff } from '@lobby/contracts';
import type { z } from 'zod';
import type { Spine } from '../../deps.ts';
import { acceptHandoff } from '../../handoff/acceptHandoff.ts';
import { addNote, agentSays, type AgentMessage } from '../../handoff/agentMessage.ts';
import { askColleague, endConsult } from '../../handoff/consultColleague.ts';
import { declineHandoff } from '../../handoff/declineHandoff.ts';
import { resolveConversation, returnToBot } from '../../handoff/endHandoff.ts';
import { joinConversation, leaveConversation } from '../../handoff/speakBeside.ts';
import { takeOver } from '../../handoff/takeOver.ts';
import { transferConversation } from '../../handoff/transferConversation.ts';
import { mustServe, visibleConversation } from './visible.ts';

type Payload<E extends DeskEvent> = z.output<(typeof DESK_EVENTS)[E]['payload']>;
type Sent = { sent: SentMessage; repeated: boolean };

/** Who may do what; the socket and its REST twin ask the same table. */
export const DESK_PERMISSIONS = {
  watch: 'conversation.read', unwatch: 'conversation.read', typing: 'conversation.reply', 'message.send': 'conversation.reply', 'note.add': 'conversation.reply',
  'handoff.accept': 'conversation.accept', 'handoff.decline': 'conversation.accept', 'conversation.transfer': 'conversation.transfer',
  'conversation.return_to_bot': 'conversation.transfer', 'conversation.resolve': 'conversation.reply',
  'conversation.take_over': 'conversation.takeover', 'conversation.join': 'conversation.takeover', 'conversation.leave': 'conversation.takeover',
  'consult.ask': 'conversation.transfer', 'consult.end': 'conversation.reply', 'wrap_up.end': 'conversation.accept',
  'presence.set': 'conversation.accept', heartbeat: 'conversation.accept',
} as const satisfies Record<DeskEvent, Permission>;

/** What an agent can do, whichever way the wish comes in. A conversation that is not theirs is `not_found`. */
export function deskCommands(spine: Spine, staff: Staff) {
  const seen = (conversationId: string) => visibleConversation(spine, staff, conversationId);
  return {
    say: async (message: AgentMessage): Promise<Sent> => (await seen(message.conversationId), agentSays(spine, staff, message)),
    note: async (message: AgentMessage): Promise<Sent> => (await seen(message.conversationId), addNote(spine, staff, message)),
    accept: async ({ handoffId }: Payload<'handoff.accept'>) => (await mustServe(spine, staff, handoffId), acceptHandoff(spine, staff, handoffId)),
    decline: async ({ handoffId }: Payload<'handoff.decline'>) => (await mustServe(spine, staff, handoffId), declineHandoff(spine, staff, handoffId)),
    transfer: async (wish: Payload<'conversation.transfer'>) => (await seen(wish.conversationId), transferConversation(spine, staff, wish)),
    returnToBot: async ({ conversationId }: Payload<'conversation.return_to_bot'>) => (await seen(conversationId), returnToBot(spine, staff, conversationId)),
    resolve: async ({ conversationId }: Payload<'conversation.resolve'>) => (await seen(conversationId), resolveConversation(spine, staff, conversationId)),
    takeOver: async ({ conversationId }: Payload<'conversation.take_over'>) => (await seen(conversationId), takeOver(spine, staff, conversationId)),
    join: async ({ conversationId }: Payload<'conversation.join'>) => (await seen(conversationId), joinConversation(spine, staff, conversationId)),
    leave: async ({ conversationId }: Payload<'conversation.leave'>) => (await seen(conversationId), leaveConversation(spine, staff, conversationId)),
    askColleague: async (wish: Payload<'consult.ask'>) => (await seen(wish.conversationId), askColleague(spine, staff, wish)),
    endConsult: async (wish: Payload<'consult.end'>) => (await seen(wish.conversationId), endConsult(spine, staff, wish)),
    endWrapUp: async (): Promise<null> => {
      await spine.tickets.endWrapUp(staff.id);
      spine.wakeQueue();
      return null;
    },
    presence: async ({ presence }: Payload<'presence.set'>): Promise<null> => {
      await spine.tickets.setPresence(staff.id, presence);
      spine.wakeQueue();
      return null;
    },
    heartbeat: async (): Promise<null> => {
      await spine.tickets.heartbeat(staff.id);
      return null;
    },
  };
}
