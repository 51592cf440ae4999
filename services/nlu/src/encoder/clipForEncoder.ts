const LIMITS = { zh: { head: 60, tail: 170 }, en: { head: 180, tail: 480 } } as const;

/**
 * Bounds what the encoder reads, in characters of normalised text: inference time grows with length. In a long story the request usually stands at the
 * end, so the tail gets the larger share.
 */
export function clipForEncoder(text: string, language: 'zh' | 'en'): string {
  const { head, tail } = LIMITS[language];
  if (text.length <= head + tail) return text;
  return `${text.slice(0, head)} ${text.slice(-tail)}`;
}
