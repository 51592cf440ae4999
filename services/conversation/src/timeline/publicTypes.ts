import { AUDIENCE, type FactType } from '@lobby/contracts';

/** Types of the facts a customer may see. */
export const PUBLIC_TYPES: string[] = (Object.keys(AUDIENCE) as FactType[]).filter(isPublic);

export function isPublic(type: FactType): boolean {
  return AUDIENCE[type] === 'all';
}
