import type { ReleaseContent } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';

/** Names a set of item versions and the release it would replace, whatever id the set goes by. Versions never change, so their numbers are enough. */
export const contentKey = (content: ReleaseContent, base: string | null): string =>
  hashToken(`${base ?? ''}\n${content.items.map((i) => `${i.item.id}@${i.version}`).toSorted().join('\n')}`);
