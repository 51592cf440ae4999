import type { Me, Presence } from '@lobby/contracts';
import { readChoice, writeChoice } from '@lobby/ui/staff';

export const PRESENCE = ['online', 'break', 'offline'] as const satisfies readonly Presence[];
const CHOICE = 'lobby.desk.presence';

/** What was chosen last on this machine. At first an agent is there to serve; a supervisor watches until they choose to. */
export function keptPresence({ roles }: Me['staff']): Presence {
  return readChoice(CHOICE, PRESENCE, roles.includes('agent') ? 'online' : 'offline');
}

export const keepPresence = (presence: Presence): void => writeChoice(CHOICE, presence);
