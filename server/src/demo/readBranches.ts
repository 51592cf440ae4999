import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Localized } from '@lobby/contracts';
import { parse } from 'yaml';
import { z } from 'zod';

const Branches = z.array(z.object({ id: z.string(), title: Localized }));

/** The sandbox bank's own list of branches: by item id and by Chinese and English name. */
export function readBranches(contentDir: string): ReadonlyMap<string, Localized> {
  const folder = join(contentDir, 'branches');
  const branches = readdirSync(folder).filter((f) => f.endsWith('.yaml')).flatMap((f) => Branches.parse([parse(readFileSync(join(folder, f), 'utf8'))].flat()));
  return new Map(branches.flatMap((b) => [b.id, b.title.zh, b.title.en ?? b.title.zh].map((key) => [key, b.title] as const)));
}
