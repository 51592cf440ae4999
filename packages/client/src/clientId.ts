const BYTES = 16;

/**
 * Mints a message's id on this side (128 bits, 22 characters of base64url), so that the server recognises a retry.
 * `randomUUID` is not used: it is missing where a bank serves a test page over plain http.
 */
export function mintClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
