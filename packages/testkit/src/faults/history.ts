/** A message the server has acknowledged. `order`: its place among what this sender sent one after the other in this conversation. */
export type Acked = { conversationId: string; sender: string; clientId: string; seq: number; order: number };
/** An entry as the record holds it. `public`: a customer may see it. `turn`: for a reply of the bot, its turn and place in it. */
export type StoredEntry = { conversationId: string; seq: number; type: string; clientId: string | null; public: boolean; turn: string | null };
/** What one screen shows of one conversation in the end, from top to bottom. `staff` screens see everything. */
export type View = { viewer: string; conversationId: string; staff: boolean; shown: readonly { seq: number; clientId: string | null }[] };

export type History = { acked: readonly Acked[]; views: readonly View[] };
export type Stored = { entries: readonly StoredEntry[]; /** Conversations that still owe a turn. */ pending: readonly string[] };

/** Counts of what must not be; all 0 in a sound run. */
export type Findings = {
  /** Acknowledged, but not in the record. */ lost: number;
  /** In the record or on a screen more than once; a turn that answered twice. */ doubled: number;
  /** A screen or a sender whose order is not that of `seq`. */ reordered: number;
  /** Conversations whose `seq` is not 1, 2, 3 … */ gaps: number;
  /** In the record, but not on a screen that should show it. */ missing: number;
  /** On a screen that may not show it, or nowhere in the record. */ unentitled: number;
  /** Turns still owed when everything had settled. */ owed: number;
};
export type Judgement = Findings & { acked: number; stored: number; views: number };

/** Holds what clients saw against what the record holds. Pure. */
export function judge(history: History, stored: Stored): Judgement {
  const record = groups(stored.entries, (e) => e.conversationId);
  return {
    acked: history.acked.length, stored: stored.entries.length, views: history.views.length,
    lost: history.acked.filter((a) => !entryOf(record, a)).length,
    doubled: doubledIn(stored.entries) + sum(history.views, (v) => v.shown.length - new Set(v.shown.map((s) => s.seq)).size + repeats(v.shown.flatMap((s) => s.clientId ?? []))),
    reordered: movedAcks(history.acked, record) + sum(history.views, (v) => descents(v.shown.map((s) => s.seq))),
    gaps: [...record.values()].filter((entries) => [...entries].sort((a, b) => a.seq - b.seq).some((e, i) => e.seq !== i + 1)).length,
    missing: sum(history.views, (v) => (record.get(v.conversationId) ?? []).filter((e) => (v.staff || e.public) && !v.shown.some((s) => s.seq === e.seq)).length),
    unentitled: sum(history.views, (v) => v.shown.filter((s) => !mayShow(v, record.get(v.conversationId)?.find((e) => e.seq === s.seq))).length),
    owed: stored.pending.length,
  };
}

function mayShow(view: View, entry: StoredEntry | undefined): boolean {
  return entry !== undefined && (view.staff || entry.public);
}

/** Conversations are short (a few hundred entries), so a plain search is quick enough. */
function entryOf(record: ReadonlyMap<string, readonly StoredEntry[]>, { conversationId, clientId }: Acked): StoredEntry | undefined {
  return record.get(conversationId)?.find((e) => e.clientId === clientId);
}

/** An acknowledged place is for good, and who sends one after the other finds them in that order. */
function movedAcks(acked: readonly Acked[], record: ReadonlyMap<string, readonly StoredEntry[]>): number {
  const elsewhere = acked.filter((a) => (entryOf(record, a)?.seq ?? a.seq) !== a.seq).length;
  return elsewhere + sum([...groups(acked, (a) => `${a.conversationId} ${a.sender}`).values()], (sent) => descents([...sent].sort((a, b) => a.order - b.order).map((a) => a.seq)));
}

function doubledIn(entries: readonly StoredEntry[]): number {
  const ids = entries.flatMap((e) => (e.clientId ? [`${e.conversationId} ${e.clientId}`] : []));
  return repeats(ids) + repeats(entries.flatMap((e) => e.turn ?? []));
}

const repeats = (values: readonly string[]): number => values.length - new Set(values).size;
const descents = (seqs: readonly number[]): number => seqs.filter((seq, i) => i > 0 && seq <= (seqs[i - 1] ?? 0)).length;
const sum = <T>(of: readonly T[], count: (one: T) => number): number => of.reduce((total, one) => total + count(one), 0);

function groups<T>(of: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of of) {
    const group = found.get(key(one));
    if (group) group.push(one);
    else found.set(key(one), [one]);
  }
  return found;
}
