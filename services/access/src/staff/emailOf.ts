/** better-auth knows people by e-mail address; accounts here have user names, so each gets an address in a domain that cannot exist (RFC 2606). */
export function emailOf(username: string): string {
  return `${username.normalize('NFKC').trim().toLowerCase()}@staff.invalid`;
}
