/** An agent who is there, with the work they have; `offers` of it they have not answered yet; `silent` when their desk missed a sign of life. Instants in milliseconds; `lastAssignedAt` 0 when never. */
export type Candidate = { id: string; skills: readonly string[]; languages: readonly string[]; capacity: number; load: number; offers: number; silent: boolean; lastAssignedAt: number };
export type Waiting = { urgent: boolean; skill: string; language: string; strategy: 'least_loaded' | 'longest_idle'; reservedFor: string | null; resting: Readonly<Record<string, string>> };

const ORDER: Record<Waiting['strategy'], (a: Candidate, b: Candidate) => number> = {
  least_loaded: (a, b) => a.load - b.load || a.lastAssignedAt - b.lastAssignedAt,
  longest_idle: (a, b) => a.lastAssignedAt - b.lastAssignedAt || a.load - b.load,
};

/**
 * Who gets it. A colleague it was passed to comes first, whatever their skills. Else, among those with the skill, a free place and no rest from this very
 * handoff, first who speaks the customer's language, then whose desk is heard, then by the queue's strategy. Null when nobody can.
 * One offer at a time: five at once are four customers whom nobody else may take meanwhile. What is urgent does not wait for an answer to another offer.
 */
export function chooseAgent(waiting: Waiting, candidates: readonly Candidate[], now: Date): Candidate | null {
  const free = candidates.filter((c) => c.load < c.capacity && (c.offers === 0 || waiting.urgent) && !rests(waiting, c.id, now));
  const reserved = free.find((c) => c.id === waiting.reservedFor);
  if (reserved) return reserved;
  const able = free.filter((c) => c.skills.includes(waiting.skill));
  const speaking = able.filter((c) => c.languages.includes(waiting.language));
  const [first] = (speaking.length > 0 ? speaking : able).sort((a, b) => Number(a.silent) - Number(b.silent) || ORDER[waiting.strategy](a, b) || a.id.localeCompare(b.id));
  return first ?? null;
}

function rests(waiting: Waiting, agentId: string, now: Date): boolean {
  const until = waiting.resting[agentId];
  return until !== undefined && new Date(until) > now;
}
