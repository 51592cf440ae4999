import type { Item } from '@lobby/contracts';

/** Every text of an item that people write, each with its path; ids and other keys are texts too. */
export function textsIn(item: Pick<Item, 'title' | 'owner' | 'body'>): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  for (const field of ['title', 'owner', 'body'] as const) walk(item[field], field, (path, text) => found.push({ path, text }));
  return found;
}

function walk(value: unknown, path: string, visit: (path: string, text: string) => void): void {
  if (typeof value === 'string') visit(path, value);
  else if (Array.isArray(value)) value.forEach((v, i) => walk(v, `${path}[${i}]`, visit));
  else if (value !== null && typeof value === 'object') for (const [key, v] of Object.entries(value)) walk(v, `${path}.${key}`, visit);
}
