const PLACEHOLDER = /\{\{[^{}]+\}\}/g;

/** The placeholders of a text, each once, as written. */
export function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(PLACEHOLDER) ?? [])];
}

/** The text with what is known put in; a placeholder without a value stays as it is. */
export function withValues(text: string, values: ReadonlyMap<string, string | null>): string {
  return text.replace(PLACEHOLDER, (placeholder) => values.get(placeholder) ?? placeholder);
}
