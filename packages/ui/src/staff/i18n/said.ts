/** A sentence the server says in English, and how a Chinese screen says it; what the pattern captured is handed on. */
export type Said = readonly [pattern: RegExp, zh: (...found: string[]) => string];

/** The Chinese of an English sentence of the server; null when the table does not know it. */
export function saidInChinese(table: readonly Said[], text: string): string | null {
  for (const [pattern, zh] of table) {
    const found = pattern.exec(text);
    if (found) return zh(...found.slice(1));
  }
  return null;
}
