/** Deepest nesting a JSON body may have; our deepest honest body (a rule's condition tree) stays below 20. */
export const MAX_JSON_DEPTH = 32;

/** Measures the nesting of a JSON text without parsing it, so that a bomb is refused before it costs stack. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i += 1;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) deepest = Math.max(deepest, (depth += 1));
    else if (c === 125 || c === 93) depth -= 1;
  }
  return deepest;
}
