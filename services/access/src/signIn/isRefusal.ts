/** True for better-auth's answer to something wrong in the request (a wrong password, a wrong code); anything else is trouble of ours. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}
