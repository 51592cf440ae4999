import { maskEmail, maskPhone, plainPhone } from './maskIdentity.ts';
import type { Vault } from './vault.ts';

/** Channels whose ids are personal data: kept as a hash to find them by, and sealed. */
const SEALED = { phone: { plain: plainPhone, mask: maskPhone }, email: { plain: (s: string) => s.trim().toLowerCase(), mask: maskEmail } } as const;

export type KeptIdentity = { channel: string; value: string; shown: string | null; sealed: string | null };

/** How an identity is written down. Of a phone number or an address nothing readable is kept outside the seal. */
export function keepIdentity(vault: Vault, channel: string, value: string): KeptIdentity {
  if (channel !== 'phone' && channel !== 'email') return { channel, value, shown: null, sealed: null };
  const { plain, mask } = SEALED[channel];
  const text = plain(value);
  return { channel, value: vault.hash(`${channel}:${text}`), shown: mask(text), sealed: vault.seal(text) };
}
