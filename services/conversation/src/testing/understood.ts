import type { Entity, EntityType, EntityValue, Understanding } from '@lobby/contracts';

/** A hand-built understanding: what a test does not name is calm, in scope and says nothing. */
export function understood(parts: Partial<Understanding> = {}): Understanding {
  const topics = parts.topics ?? [];
  const masked = parts.masked ?? '';
  return {
    masked, language: 'zh', topics, outOfScope: topics.length === 0 ? 0.4 : 0.02, entities: [], products: [], dialogueAct: 'ask', aspects: [], signals: [], frustration: 0,
    needs: [{ text: masked, start: 0, end: masked.length, topics, outOfScope: 0 }], elliptical: false, refersBack: false,
    thresholds: { tooUnsure: 0.5, tooClose: 0.15, outOfScope: 0.6 }, encoder: 'hand', release: 'rel_test', timingsMs: {}, ...parts,
  };
}

/** One sure topic. */
export const about = (topic: string, score = 0.93): { topics: Understanding['topics'] } => ({ topics: [{ id: topic, score }, { id: 'other', score: 0.02 }] });

export const entity = (type: EntityType, value: EntityValue, text = String(value)): Entity => ({ type, text, start: 0, end: text.length, value });
