import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Trace = { where: string; word: string };
export type Search = { files: number; bytes: number; found: Trace[] };

/**
 * Looks through every file below a directory for each word, as UTF-8 and as UTF-16: what a database writes is plain bytes as long as it is short.
 */
export function searchFiles(directory: string, words: readonly string[]): Search {
  const search: Search = { files: 0, bytes: 0, found: [] };
  const wide = words.map((word) => Buffer.from(word, 'utf16le'));
  for (const name of readdirSync(directory, { recursive: true }) as string[]) {
    const path = join(directory, name);
    if (!statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    search.files += 1;
    search.bytes += bytes.length;
    search.found.push(...words.filter((word, i) => stands(bytes, word) || bytes.includes(wide[i] ?? word)).map((word) => ({ where: name, word })));
  }
  return search;
}

/** The same in texts that have names. */
export const searchTexts = (texts: Readonly<Record<string, string>>, words: readonly string[]): Trace[] =>
  Object.entries(texts).flatMap(([where, text]) => words.filter((word) => stands(Buffer.from(text), word)).map((word) => ({ where, word })));

/** Six digits in the midst of a longer figure, such as the microseconds of a timing, are no code that somebody said. */
function stands(bytes: Buffer, word: string): boolean {
  const digits = /^\d+$/.test(word);
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) {
    if (!digits || !(continues(bytes[at - 1]) || continues(bytes[at + word.length]))) return true;
  }
  return false;
}

const continues = (byte: number | undefined): boolean => byte === 0x2e || (byte !== undefined && byte >= 0x30 && byte <= 0x39);
