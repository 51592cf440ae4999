import type { Understanding } from '@lobby/contracts';
import type { Seen } from '../../decision/moves.ts';

/** A message and what was said before it. */
export type Situation = Pick<Seen, 'heard' | 'state' | 'know'>;

/**
 * The message with what it leaves out, and whether its understanding makes good on that; where it does not, the message stays as it was said. `isChoice`: every word of it was
 * one of choosing, and no danger can be in it.
 */
export type Full = { text: string; makesSense(read: Understanding): boolean; isChoice?: boolean };
export type Way = (situation: Situation) => Full | null;

/** What the bot waits for after it asked which of several products was picked. */
export const PICK = 'pick';
