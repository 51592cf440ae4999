import type { Understanding } from '@lobby/contracts';
import { MOST_NEEDS } from '../../decision/limits.ts';

/** The parts of a message that are answered one after the other; the whole text when it holds one need. */
export function needsOf(heard: Understanding): string[] {
  const texts = heard.needs.map((n) => n.text.trim()).filter((t) => t !== '');
  return texts.length > 1 ? texts.slice(0, MOST_NEEDS) : [heard.masked];
}
