/** Digits of a phone number without spaces and dashes; a leading + stays. */
export function plainPhone(phone: string): string {
  return phone.replace(/[\s-]/g, '');
}

/** A phone number as staff see it: the first three and the last two digits, dots between. */
export function maskPhone(phone: string): string {
  const plain = plainPhone(phone);
  return `${plain.slice(0, 3)}${'•'.repeat(Math.max(plain.length - 5, 2))}${plain.slice(-2)}`;
}

/** An address keeps its first letter and its domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** Any other id, such as the bank's customer number: its beginning and its end. */
export function maskId(id: string): string {
  return id.length <= 4 ? '•'.repeat(id.length) : `${id.slice(0, 2)}${'•'.repeat(id.length - 4)}${id.slice(-2)}`;
}
