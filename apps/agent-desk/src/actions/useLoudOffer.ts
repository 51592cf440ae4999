import type { InboxRow } from '@lobby/contracts';
import { useEffect, useState } from 'react';
import { chime } from './chime.ts';

/** How long a new offer is loud; then it is a badge. */
const LOUD_MS = 12_000;

/** The offer that is loud just now: one after the other, each once, with one short sound. */
export function useLoudOffer(offers: readonly InboxRow[]): InboxRow | null {
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  const fresh = offers.find((row) => row.handoffId && !heard.has(row.handoffId)) ?? null;
  const handoffId = fresh?.handoffId ?? null;
  useEffect(() => {
    if (!handoffId) return undefined;
    chime();
    const timer = setTimeout(() => setHeard((before) => new Set(before).add(handoffId)), LOUD_MS);
    return () => clearTimeout(timer);
  }, [handoffId]);
  return fresh;
}
