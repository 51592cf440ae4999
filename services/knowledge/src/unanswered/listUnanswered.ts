import { UNANSWERED_STATES, type Encoder, type Language, type UnansweredCluster, type UnansweredList, type UnansweredRow, type UnansweredState } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { count, desc, eq } from 'drizzle-orm';
import { unanswered } from '../record/schema.ts';
import { clusterByMeaning } from './clusterByMeaning.ts';

/** Questions looked at together, the most asked first; what is beyond waits until these are decided, and the total says so. */
const LOOK_AT = 2_000;
/**
 * Cosine from which two questions are taken to mean the same. Calibrated on the demo bank's phrasings, where those of one FAQ belong together (B-cubed over six draws of 60 FAQs): zh precision 0.91,
 * recall 0.44; en 0.89, 0.61. Precision comes first: a draft of two questions must be taken apart again, two drafts of one question are seen side by side.
 */
const SAME_MEANING = { zh: 0.72, en: 0.75 } as const satisfies Record<Language, number>;
/** What a question costs: once for being asked, twice more for an answer that did not help, five times more for a person's time. */
const COST = { asked: 1, unhelpful: 2, handoff: 5 } as const;

/** Questions without a good answer in one state, clustered by meaning, the costliest cluster first. */
export async function listUnanswered(db: Database, encoder: Encoder, wish: { state: UnansweredState; limit: number }): Promise<UnansweredList> {
  const stored = await db.select().from(unanswered).where(eq(unanswered.state, wish.state)).orderBy(desc(unanswered.count), desc(unanswered.lastAt)).limit(LOOK_AT);
  const rows = stored.map(presentRow);
  const vectors = await encoder.encodeAll(rows.map(({ text, language }) => ({ text, language })));
  const byLanguage = await Promise.all((['zh', 'en'] as const).map(async (language) => {
    const placed = rows.map((value, i) => ({ value, vector: vectors[i] ?? null })).filter((p) => p.value.language === language);
    return (await clusterByMeaning(placed, SAME_MEANING[language])).map(clusterOf);
  }));
  const clusters = byLanguage.flat().toSorted((a, b) => b.cost - a.cost || b.count - a.count || (a.id < b.id ? -1 : 1));
  return { clusters: clusters.slice(0, wish.limit), total: clusters.length, counts: await countStates(db), byMeaning: encoder.semantic };
}

async function countStates(db: Database): Promise<Record<UnansweredState, number>> {
  const rows = await db.select({ state: unanswered.state, n: count() }).from(unanswered).groupBy(unanswered.state);
  return Object.fromEntries(UNANSWERED_STATES.map((state) => [state, rows.find((r) => r.state === state)?.n ?? 0])) as Record<UnansweredState, number>;
}

type StoredRow = typeof unanswered.$inferSelect;

const presentRow = ({ releaseId, firstAt, lastAt, decidedAt, language, state, ...row }: StoredRow): UnansweredRow => ({
  ...row, language: language as Language, state: state as UnansweredState, release: releaseId, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null,
});

/** @param members the most asked first; at least one */
function clusterOf(members: readonly UnansweredRow[]): UnansweredCluster {
  const [lead] = members as readonly [UnansweredRow, ...UnansweredRow[]];
  const sum = (of: (row: UnansweredRow) => number) => members.reduce((total, row) => total + of(row), 0);
  const [asked, unhelpful, handoffs] = [sum((r) => r.count), sum((r) => r.unhelpful), sum((r) => r.handoffs)];
  const topic = mostAsked(members);
  return {
    id: lead.id, title: lead.text, language: lead.language, topic, count: asked, unhelpful, handoffs, cost: asked * COST.asked + unhelpful * COST.unhelpful + handoffs * COST.handoff,
    firstAt: members.map((r) => r.firstAt).toSorted()[0] ?? lead.firstAt, lastAt: members.map((r) => r.lastAt).toSorted().at(-1) ?? lead.lastAt, rows: [...members],
    draft: { id: `faq.asked-${lead.id.slice(0, 10)}`, topic, phrasings: members.map((r) => r.text) },
  };
}

/** The topic that most of the askings were taken for. */
function mostAsked(members: readonly UnansweredRow[]): string | null {
  const votes = new Map<string, number>();
  for (const { topic, count: n } of members) if (topic) votes.set(topic, (votes.get(topic) ?? 0) + n);
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
