import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks a file as used just now; a file that is gone or another's is left as it is. */
export async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/**
 * Removes all but the `most` lately used files of a folder whose names match. What is removed can be made again from the record, so a file that cannot be
 * removed, or that another process removed first, is no failure.
 */
export async function keepRecent(folder: string, names: RegExp, most: number): Promise<void> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => names.test(name)).map((name) => join(folder, name));
  const used = await Promise.all(files.map(async (path) => ({ path, at: await stat(path).then((s) => s.mtimeMs, () => 0) })));
  const old = used.sort((a, b) => b.at - a.at).slice(most);
  await Promise.all(old.map(({ path }) => rm(path, { force: true }).catch(() => undefined)));
}
