/** The order of priorities: lower comes first. */
export const RANK = { urgent: 0, high: 1, normal: 2 } as const;

/** Tiers of customers who come first among equals. */
export const VIP_TIERS: readonly string[] = ['gold', 'platinum', 'private'];

/** Place in a queue by priority, the bank's best customers first within each: a VIP never passes something more urgent. */
export function rankOf(priority: keyof typeof RANK, tier: string | null): number {
  return RANK[priority] * 2 + (tier !== null && VIP_TIERS.includes(tier) ? 0 : 1);
}
