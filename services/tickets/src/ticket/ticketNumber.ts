/** A ticket's number for people: 123 → T-000123. */
export function ticketNumber(n: number): string {
  return `T-${String(n).padStart(6, '0')}`;
}

/** Reads what a person types for it (`T-000123`, `t123`, `123`); null when it is none. */
export function readTicketNumber(text: string): number | null {
  const digits = /^t?-?0*(\d{1,9})$/i.exec(text.trim())?.[1];
  return digits ? Number(digits) : null;
}
