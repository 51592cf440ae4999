import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({ sessionSecret: z.string().min(32), csrfSecret: z.string().min(32) });
export type Secrets = z.infer<typeof Secrets>;

/** Reads the installation's secrets, or makes them on the first start (`<dataDir>/secrets.json`, readable by its owner alone). */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return Secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  const made: Secrets = { sessionSecret: randomBytes(32).toString('base64url'), csrfSecret: randomBytes(32).toString('base64url') };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${path}.tmp`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
  return made;
}
