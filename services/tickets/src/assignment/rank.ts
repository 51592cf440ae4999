/** The order of a queue: lower comes first. */
export const RANK = { urgent: 0, high: 1, normal: 2 } as const;
