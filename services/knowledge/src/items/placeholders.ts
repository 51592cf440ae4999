/** What a text asks to be filled in: an item by its id, and what of it. */
export type Placeholder = { id: string; key: string | undefined };

/** Neither mark may stand between the marks: each text is passed over once, whatever is written in it. */
const BRACES = /\{\{([^{}]*)\}\}/g;
const INSIDE = /^([a-z]+\.[a-z0-9_-]+)(?:#(.*))?$/s;

/** Every `{{id}}` and `{{id#key}}` of a text, in order. */
export const placeholdersIn = (text: string): Placeholder[] => [...text.matchAll(BRACES)].flatMap(([, inside = '']) => read(inside) ?? []);

/** The text with each placeholder replaced; what stands in double braces and is none is left as it is. */
export const fillPlaceholders = (text: string, fill: (placeholder: Placeholder) => string): string =>
  text.replace(BRACES, (whole, inside: string) => {
    const placeholder = read(inside);
    return placeholder ? fill(placeholder) : whole;
  });

function read(inside: string): Placeholder | null {
  const [, id, key] = INSIDE.exec(inside.trim()) ?? [];
  return id === undefined ? null : { id, key };
}
