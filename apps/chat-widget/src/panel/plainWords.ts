/** An answer's text without its Markdown marks, for the ear and for a text file. */
export const plainWords = (text: string): string => text.replaceAll('**', '').replaceAll(/\[([^[\]]+)\]\([^()\s]+\)/g, '$1');
