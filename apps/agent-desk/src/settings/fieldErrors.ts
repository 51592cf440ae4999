import type { Problem } from '@lobby/contracts';

export type FieldPath = (string | number)[];

/** The server's word about each wrong field, as a form names fields: `actions.notify.0` is `['actions', 'notify', 0]`. */
export function fieldErrors({ errors = [] }: Problem): { name: FieldPath; errors: string[] }[] {
  return errors.map(({ path, message }) => ({ name: path.replace(/^body\./, '').split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)), errors: [message] }));
}
