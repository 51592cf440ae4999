import type { T } from '../i18n/useT.ts';
import { wordOr } from './wordOr.ts';

/** A field's path in the form's words: `body.amount` of a fee is 金额. Null where no form names it. */
export function fieldName(t: T, kind: string, path: string): string | null {
  const [first = ''] = path.replace(/^body\./, '').split(/[.[]/);
  return wordOr(t, `${kind}.${first}`, wordOr(t, `field.${first}`, '')) || null;
}
