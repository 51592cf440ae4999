import type { EntryView, HandoffPacket, Verdict } from '@lobby/contracts';

/** A field of an entry's open `data` as text; '' when it is not there. */
export function dataText(entry: EntryView, field: string): string {
  const value = entry.data?.[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The packet of a handoff, when this entry carries one. The server validated it before it was stored. */
export function packetOf(entry: EntryView): HandoffPacket | null {
  const packet = entry.data?.['packet'];
  return typeof packet === 'object' && packet !== null && 'reason' in packet ? (packet as HandoffPacket) : null;
}

/** The packet of the latest handoff. */
export function latestPacket(entries: readonly EntryView[]): HandoffPacket | null {
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = entries[at];
    const packet = entry ? packetOf(entry) : null;
    if (packet) return packet;
  }
  return null;
}

/** The last verdict the customer was shown, also one that still lacks facts. */
export const latestVerdict = (entries: readonly EntryView[]): Verdict | null => entries.findLast((entry) => entry.verdict)?.verdict ?? null;
