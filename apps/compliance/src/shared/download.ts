import { session } from '../session/session.ts';
import type { Problem } from '@lobby/contracts';

/** Fetches as this member of staff and hands the answer to the browser as a file. @returns what stood in the way, or null */
export async function downloadJson(path: string, name: string): Promise<Problem | null> {
  const answer = await session.api.get<unknown>(path);
  if (!answer.ok) return answer.error;
  const href = URL.createObjectURL(new Blob([JSON.stringify(answer.value, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
  return null;
}
