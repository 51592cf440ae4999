/** A lone half of a surrogate pair, which neither UTF-8 nor PostgreSQL's jsonb can hold; with the `u` flag a whole pair does not match. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Makes a text storable: NUL goes, a lone surrogate becomes U+FFFD. Everything else stays as it was typed. */
function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').replace(LONE_SURROGATE, '\uFFFD');
}

/** The same for every string of a JSON value, keys left alone. Deeper than any of our schemas is left to the schema to refuse. */
export function cleanStrings(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (depth > 3 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => cleanStrings(v, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cleanStrings(v, depth + 1)]));
}
