import { LobbyError, type Actor, type Fact, type Tx } from '@lobby/contracts';
import { newId, type Clock } from '@lobby/service-kit';
import { asDb, type Database } from '@lobby/service-kit/db';
import { eventsInsert, outbox, type NewEvent } from '@lobby/service-kit/outbox';
import { and, eq, sql } from 'drizzle-orm';
import { conversations, timeline, turns } from '../record/schema.ts';
import { outboxData } from './outboxData.ts';
import { advance, type Standing } from './replay.ts';

export type ConversationRow = typeof conversations.$inferSelect;
export type EntryRow = typeof timeline.$inferSelect;

/** A fact about to be written. `clientId` makes a repetition recognisable; `session` says which visitor token it came with. */
export type NewFact = { actor: Actor; fact: Fact; clientId?: string; session?: string };

/** A stored entry with the `seq` of the entry before it that a customer may see: what live pushes name as `prev`. */
type Appended = { row: EntryRow; prevPublic: number };

/** The conversation before and after, and what was written. */
export type AppendResult = { before: ConversationRow; conversation: ConversationRow; entries: Appended[] };

type Extras = Partial<Pick<ConversationRow, 'language' | 'lastTurnId' | 'customerId' | 'customerName'>>;
/** A turn to be owed from now on, unless the conversation owes one already or a person has it. */
type OwedTurn = { id: string; firstSeq: number };

/**
 * Takes the conversation's lock until the transaction ends; everything that appends goes through here first.
 * @throws LobbyError not_found
 */
export async function lockConversation(tx: Tx, conversationId: string): Promise<ConversationRow> {
  const [row] = await asDb(tx).select().from(conversations).where(eq(conversations.id, conversationId)).for('update');
  if (!row) throw new LobbyError('not_found');
  return row;
}

/**
 * Appends facts to a conversation whose lock is held, in one statement: the entries, the row's counter and its cached standing, the turn owed, and the
 * events that tell listeners outside.
 * `seq` continues from `last_seq`, so it is dense.
 * @throws LobbyError wrong_state when a fact is not possible in the conversation's state (handoff/transitions.ts); nothing is written then.
 */
export async function appendFacts(tx: Tx, clock: Clock, locked: ConversationRow, facts: readonly NewFact[], options: { owed?: OwedTurn; set?: Extras } = {}): Promise<AppendResult> {
  const { standing, entries } = place(locked, facts, clock.now());
  const db = asDb(tx);
  const lastSeq = locked.lastSeq + entries.length;
  const written = db.$with('written').as(db.insert(timeline).values(entries.map((e) => e.row)).returning({ seq: timeline.seq }));
  const owed = options.owed && standing.status === 'bot' ? [owe(db, locked.id, options.owed, standing.lastAt)] : [];
  const told = eventsOf(locked.id, entries);
  const events = told.length > 0 ? [db.$with('told').as(eventsInsert(db, told).returning({ id: outbox.id }))] : [];
  const conversation = { ...locked, ...standing, ...options.set, lastSeq };
  const updated = await db.with(written, ...owed, ...events).update(conversations).set(changed(locked, conversation))
    .where(and(eq(conversations.id, locked.id), eq(conversations.lastSeq, locked.lastSeq))).returning({ id: conversations.id });
  if (updated.length === 0) throw new Error('append without the conversation\'s lock');
  return { before: locked, conversation, entries };
}

/** Only the columns that differ: a message changes five of thirty, and every one named costs the sender time before the ack. */
function changed(before: ConversationRow, after: ConversationRow): Partial<ConversationRow> {
  const columns = Object.keys(after) as (keyof ConversationRow)[];
  return Object.fromEntries(columns.filter((c) => !same(before[c], after[c])).map((c) => [c, after[c]]));
}

function same(a: unknown, b: unknown): boolean {
  return Array.isArray(a) ? JSON.stringify(a) === JSON.stringify(b) : a?.valueOf() === b?.valueOf();
}

function owe(db: Database, conversationId: string, turn: OwedTurn, at: Date) {
  return db.$with('owed').as(db.insert(turns).values({ id: turn.id, conversationId, firstSeq: turn.firstSeq, createdAt: at })
    .onConflictDoNothing({ target: turns.conversationId, where: sql`${turns.state} = 'pending'` }).returning({ id: turns.id }));
}

function eventsOf(conversationId: string, entries: readonly Appended[]): NewEvent[] {
  return entries.flatMap(({ row }) => {
    const data = outboxData(row.fact);
    return data ? [{ type: row.type, subject: conversationId, at: row.at, data: { seq: row.seq, ...data } }] : [];
  });
}

function place(locked: ConversationRow, facts: readonly NewFact[], at: Date): { standing: Standing; entries: Appended[] } {
  let standing: Standing = standingOf(locked);
  const entries = facts.map((fact, i) => {
    const seq = locked.lastSeq + 1 + i;
    const prevPublic = standing.lastPublicSeq;
    const next = advance(standing, { seq, at, fact: fact.fact });
    if (!next) throw new LobbyError('wrong_state', `${fact.fact.type} is not possible while the conversation is ${standing.status}`);
    standing = next;
    return { row: entryRow(locked.id, seq, at, fact), prevPublic };
  });
  return { standing, entries };
}

function standingOf(row: ConversationRow): Standing {
  const { status, handoffId, handoffSeq, queue, priority, assignee, offeredTo, waitingSince, consultants, speakers, ticketId, ticketNumber, topic, preview, unread, lastCustomerSeq, lastPublicSeq, closedAt, lastAt } = row;
  return { status, handoffId, handoffSeq, queue, priority, assignee, offeredTo, waitingSince, consultants, speakers, ticketId, ticketNumber, topic, preview, unread, lastCustomerSeq, lastPublicSeq, closedAt, lastAt };
}

function entryRow(conversationId: string, seq: number, at: Date, { actor, fact, clientId, session }: NewFact): EntryRow {
  return {
    conversationId, seq, messageId: newId('msg'), at, type: fact.type, actorKind: actor.kind, actorId: actor.id ?? null, actorName: actor.name ?? null,
    clientId: clientId ?? null, session: session ?? null, fact,
  };
}
