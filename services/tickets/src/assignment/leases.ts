/** How long an agent may think about an offer. */
export const OFFER_LEASE_MS = 30_000;
/** How long an agent keeps a conversation after the last sign of life; the desk gives one every 15 s. */
export const ASSIGNED_LEASE_MS = 60_000;
/** Without a sign of life for this long nobody counts as online. */
export const HEARTBEAT_LIMIT_MS = 60_000;
/** One sign of life missed and some time for the line: whoever is silent for longer may have gone, though they still count as online. */
export const SILENT_AFTER_MS = 20_000;
/** Who declined or let an offer pass is not asked again for the same handoff before this. */
export const REST_MS = 60_000;

export const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
