import type { Customer } from '@lobby/contracts';
import type { customers, identities } from '../record/schema.ts';
import { maskId } from './maskIdentity.ts';

type CustomerRow = typeof customers.$inferSelect;
type IdentityRow = Pick<typeof identities.$inferSelect, 'channel' | 'value'> & { shown?: string | null };

export function presentCustomer(row: CustomerRow, known: readonly IdentityRow[]): Customer {
  const { id, displayName, tier, assurance, createdAt } = row;
  return { id, displayName, tier, assurance, identities: known.map(({ channel, value, shown }) => ({ channel, value, shown: shown ?? maskId(value) })), createdAt: createdAt.toISOString() };
}
