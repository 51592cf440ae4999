import type { Understanding } from '@lobby/contracts';
import { MOST_NEEDS } from '../../decision/limits.ts';

/** A part whose topic is less sure than this is no need of its own but the rest of the one before ("那提前 | 还要罚钱吗"). */
const LEAST_SURE = 0.6;

/** The parts of a message that are answered one after the other; the whole text when it holds one need. */
export function needsOf(heard: Understanding): string[] {
  const texts = heard.needs.map((n) => n.text.trim()).filter((t) => t !== '');
  const each = heard.needs.every((n) => n.topics.length === 0 || (n.topics[0]?.score ?? 0) >= LEAST_SURE);
  return texts.length > 1 && each ? texts.slice(0, MOST_NEEDS) : [heard.masked];
}
