/** An agent who is there, with the work they have. Instants in milliseconds; `lastAssignedAt` 0 when never. */
export type Candidate = { id: string; skills: readonly string[]; languages: readonly string[]; capacity: number; load: number; lastAssignedAt: number };
export type Waiting = { skill: string; language: string; resting: Readonly<Record<string, string>> };

/**
 * Who gets it: among those with the skill, a free place and no rest from this very handoff, first who speaks the customer's language, then the least
 * loaded, then who has waited longest for work. Null when nobody can.
 */
export function chooseAgent(waiting: Waiting, candidates: readonly Candidate[], now: Date): Candidate | null {
  const able = candidates.filter((c) => c.skills.includes(waiting.skill) && c.load < c.capacity && !rests(waiting, c.id, now));
  const speaking = able.filter((c) => c.languages.includes(waiting.language));
  const [first] = (speaking.length > 0 ? speaking : able).sort((a, b) => a.load - b.load || a.lastAssignedAt - b.lastAssignedAt || a.id.localeCompare(b.id));
  return first ?? null;
}

function rests(waiting: Waiting, agentId: string, now: Date): boolean {
  const until = waiting.resting[agentId];
  return until !== undefined && new Date(until) > now;
}
