import type { Database } from '@lobby/service-kit/db';
import { sql } from 'drizzle-orm';
import type { Stored, StoredEntry } from './history.ts';

/** Facts that never leave for a customer. Written out here on purpose: the checker must not learn it from the code it checks. */
const STAFF_ONLY = new Set(['note.added', 'handoff.requested', 'offered', 'offer_ended', 'consult.asked', 'consult.ended']);

type Row = { conversation_id: string; seq: number; type: string; client_id: string | null; actor_kind: string; turn: string | null };

/** Reads the whole timeline and what is owed. */
export async function readStored(db: Database): Promise<Stored> {
  const rows = await all<Row>(db, sql`select conversation_id, seq, type, client_id, actor_kind, fact->>'turnId' as turn from timeline order by conversation_id, seq`);
  const pending = await all<{ id: string }>(db, sql`select conversation_id as id from turns where state = 'pending'`);
  return { entries: rows.map(entry), pending: pending.map((p) => p.id) };
}

function entry(row: Row): StoredEntry {
  const own = row.actor_kind === 'customer' || row.actor_kind === 'agent';
  return {
    conversationId: row.conversation_id, seq: row.seq, type: row.type, clientId: own ? row.client_id : null, public: !STAFF_ONLY.has(row.type),
    // A reply's own client id is its turn and its place in it; the database refuses a second one, and this says so without trusting it.
    turn: row.type === 'bot.replied' ? row.client_id : null,
  };
}

async function all<T>(db: Database, query: ReturnType<typeof sql>): Promise<T[]> {
  return ((await db.execute(query)) as unknown as { rows: T[] }).rows;
}
