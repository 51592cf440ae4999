import type { EntryView, Problem } from '@lobby/contracts';
import type { SenderState, Sent } from '../outbox/createSender.ts';
import type { Outgoing, OutgoingFile } from '../outbox/outbox.ts';

/**
 * How far one's own message has come. `sending`: not acknowledged (also while offline). `sent`: the server has it for good.
 * `delivered`: it stands on the timeline that every screen shows. `read`: the other side has read it, or has spoken since. `failed`: resend or discard.
 */
export type OwnState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One line of the conversation as a screen draws it. `key` stays the same from the first try to the stored entry. */
export type Item = { key: string; entry: EntryView; own: { state: OwnState; clientId: string; problem: Problem | null } | null };

export type Side = 'customer' | 'agent';

/** The timeline with the own messages that are not on it yet, in their places. Pure. */
export function drawItems(entries: readonly EntryView[], sender: SenderState, side: Side, readUpTo: number): Item[] {
  const stored = new Set(entries.flatMap((e) => e.clientId ?? []));
  const hidden = new Set(entries.flatMap((e) => redactedSeq(e) ?? []));
  const pending = [...sender.sent, ...sender.outgoing].filter((m) => !stored.has(m.clientId));
  // What failed stays where it was written; all else comes after what is stored.
  const [failed, coming] = [pending.filter((m) => m.state === 'failed'), pending.filter((m) => m.state !== 'failed')];
  const items = entries.map((entry) => storedItem(hidden.has(entry.seq) ? withoutWords(entry) : entry, side, readUpTo));
  for (const m of failed) items.splice(items.findLastIndex(({ entry }) => entry.seq <= m.after) + 1, 0, pendingItem(m, side));
  return [...items, ...coming.map((m) => pendingItem(m, side))];
}

function storedItem(entry: EntryView, side: Side, readUpTo: number): Item {
  if (entry.actor.kind !== side) return { key: entry.messageId, entry, own: null };
  const clientId = entry.clientId ?? entry.messageId;
  return { key: clientId, entry, own: { state: entry.seq <= readUpTo ? 'read' : 'delivered', clientId, problem: null } };
}

function pendingItem(message: Outgoing | Sent, side: Side): Item {
  const { clientId, kind, order, text, file } = message;
  const type = side === 'customer' ? 'customer.said' : kind === 'message' ? 'agent.said' : 'note.added';
  const entry: EntryView = { seq: 'seq' in message ? message.seq : 0, type, at: new Date(order).toISOString(), actor: { kind: side }, messageId: '', clientId, text, ...(file ? { data: dataOf(file) } : {}) };
  const state: OwnState = 'seq' in message ? 'sent' : message.state === 'failed' ? 'failed' : 'sending';
  return { key: clientId, entry, own: { state, clientId, problem: message.problem ?? null } };
}

/** What will stand on the timeline, and the bytes for a look at them before that. */
const dataOf = ({ blob, ...file }: OutgoingFile) => ({ attachments: [{ id: '', ...file }], blob });

function redactedSeq(entry: EntryView): number | null {
  const seq = entry.type === 'redacted' ? entry.data?.['redactedSeq'] : null;
  return typeof seq === 'number' ? seq : null;
}

/** A redacted entry keeps its place and loses all it said. */
function withoutWords({ seq, type, at, actor, messageId, clientId }: EntryView): EntryView {
  return { seq, type, at, actor, messageId, ...(clientId ? { clientId } : {}), data: { redacted: true } };
}
