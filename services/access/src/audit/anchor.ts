import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '@lobby/service-kit/db';
import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../record/schema.ts';

const Anchor = z.object({ position: z.number().int().min(1), hash: z.string().min(64).max(80), at: z.string() });
export type Anchor = z.infer<typeof Anchor>;

const fileIn = (dataDir: string): string => join(dataDir, 'audit-head.json');

/** The head as it was written down outside the record; null before the first time. @throws when the file is damaged */
export function readAnchor(dataDir: string): Anchor | null {
  const path = fileIn(dataDir);
  return existsSync(path) ? Anchor.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** Writes the committed head down; it only ever moves forward, so a record that was cut or rewritten shows against it. */
export async function anchorHead(db: Database, dataDir: string, now: Date): Promise<void> {
  const [head] = await db.select({ position: audit.position, hash: audit.hash }).from(audit).orderBy(desc(audit.position)).limit(1);
  if (!head || head.position <= (readAnchor(dataDir)?.position ?? 0)) return;
  const path = fileIn(dataDir);
  writeFileSync(`${path}.tmp`, JSON.stringify({ ...head, at: now.toISOString() }), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}
