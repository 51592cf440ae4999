import type { Presence } from '@lobby/contracts';
import { readChoice, writeChoice } from '@lobby/ui/staff';

export const PRESENCE = ['online', 'break', 'offline'] as const satisfies readonly Presence[];
const CHOICE = 'lobby.desk.presence';

/** What the agent chose last on this machine; whoever signs in for the first time is there to serve. */
export const keptPresence = (): Presence => readChoice(CHOICE, PRESENCE, 'online');
export const keepPresence = (presence: Presence): void => writeChoice(CHOICE, presence);
