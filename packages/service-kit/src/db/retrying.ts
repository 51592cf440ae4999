const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/** Runs a transaction again after a serialisation failure or a deadlock; everything else is thrown on. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** The SQLSTATE of a database error, looked for through drizzle's wrapping; undefined when it is none. */
export function sqlState(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** True for a violated unique constraint, optionally of one name. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}
