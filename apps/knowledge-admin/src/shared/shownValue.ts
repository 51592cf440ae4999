/** A field's value as text: sentences as they are, lists of sentences one a line, everything else as JSON. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('\n');
  return JSON.stringify(value, null, 1);
}
