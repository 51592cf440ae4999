import type { ConversationSnapshot } from '@lobby/client';
import type { Words } from './words/zh.ts';

export type Speaker = { kind: 'bot' | 'queue' | 'agent' | 'closed'; name: string; line: string };

/** Who speaks for the bank at the moment. */
export function speakerOf({ status, agentName, queue }: Pick<ConversationSnapshot, 'status' | 'agentName' | 'queue'>, bot: string, w: Words): Speaker {
  switch (status) {
    case 'bot': return { kind: 'bot', name: bot, line: `${bot} · ${w.speakerBot}` };
    case 'queued': return { kind: 'queue', name: bot, line: queue?.open === false ? w.speakerAway : queue?.staffed === false ? w.speakerNobody : w.speakerQueue };
    case 'assigned': return { kind: 'agent', name: agentName ?? w.agent, line: w.speakerAgent(agentName ?? '') };
    case 'closed': return { kind: 'closed', name: bot, line: w.speakerClosed };
  }
}
