const DAY_MS = 86_400_000;

/** The calendar date so many days before another; negative days lie ahead. */
export const daysBefore = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
