/** Reads an ISO 8601 duration of years, months, weeks and days (P3Y, P18M, P1Y6M, P7D). Null for anything else. */
export function readTerm(iso: string): { months: number; days: number } | null {
  const parts = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(iso);
  if (!parts) return null;
  const [years, months, weeks, days] = parts.slice(1).map((n) => Number(n ?? 0)) as [number, number, number, number];
  return { months: years * 12 + months, days: weeks * 7 + days };
}
