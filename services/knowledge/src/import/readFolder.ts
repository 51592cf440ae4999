import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FieldError, InvalidItem } from '@lobby/contracts';
import { parseAllDocuments } from 'yaml';

/** One item as a file wrote it, not checked yet. */
export type RawItem = { file: string; value: unknown };
export type FolderContent = { files: number; items: RawItem[]; broken: InvalidItem[] };

/** Largest file read; the demo bank's largest is below 100 KB. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** Folders beside the items that hold other data: the sandbox bank's customers, questions for developing and evaluating. */
const NO_ITEMS = new Set(['sandbox', 'heldout', 'dev']);

/**
 * Reads every YAML file below a folder. A file holds one item, a list of items, or several documents of either.
 * Links are not followed, so that a folder cannot reach outside itself.
 */
export async function readFolder(folder: string): Promise<FolderContent> {
  const content: FolderContent = { files: 0, items: [], broken: [] };
  for (const path of await yamlFiles(folder)) {
    content.files += 1;
    const file = relative(folder, path);
    const read = await readYaml(path);
    if ('errors' in read) content.broken.push({ file, errors: read.errors });
    else content.items.push(...read.values.map((value) => ({ file, value })));
  }
  return content;
}

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NO_ITEMS.has(entry.name) ? [] : yamlFiles(path);
    return entry.isFile() && /\.ya?ml$/.test(entry.name) ? [path] : [];
  }));
  return nested.flat();
}

async function readYaml(path: string): Promise<{ values: unknown[] } | { errors: FieldError[] }> {
  if ((await lstat(path)).size > MAX_FILE_BYTES) return { errors: [{ path: '', message: `the file is larger than ${MAX_FILE_BYTES} bytes` }] };
  const documents = parseAllDocuments(await readFile(path, 'utf8'), { uniqueKeys: true });
  const errors = documents.flatMap((d) => ('errors' in d ? d.errors : [])).map((e) => ({ path: e.linePos ? `line ${e.linePos[0].line}` : '', message: e.message.split('\n')[0] ?? 'not valid YAML' }));
  if (errors.length > 0) return { errors };
  try {
    // A hundred aliases are plenty; more would let a small file grow without end.
    const values: unknown[] = documents.map((d) => d.toJS({ maxAliasCount: 100 }));
    return { values: values.flatMap((value) => (Array.isArray(value) ? value : value === null ? [] : [value])) };
  } catch (error) {
    return { errors: [{ path: '', message: error instanceof Error ? error.message : 'not valid YAML' }] };
  }
}
