import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secret = z.string().min(32);
const Secrets = z.object({ sessionSecret: Secret, csrfSecret: Secret, vaultSecret: Secret });
/** Installations made before there was a vault lack its secret. */
const Kept = Secrets.partial({ vaultSecret: true });
export type Secrets = z.infer<typeof Secrets>;

const fresh = (): string => randomBytes(32).toString('base64url');

/**
 * Reads the installation's secrets, or makes those that are missing (`<dataDir>/secrets.json`, readable by its owner alone). Keep a copy with the backups:
 * without the vault's secret no sealed phone number can be read again.
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const kept = existsSync(path) ? Kept.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
  if (kept?.vaultSecret) return { ...kept, vaultSecret: kept.vaultSecret };
  const made: Secrets = { sessionSecret: fresh(), csrfSecret: fresh(), ...kept, vaultSecret: fresh() };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${path}.tmp`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
  return made;
}

/** The secrets of an installation of several replicas, each drawn from the one they share (HKDF with SHA-256, RFC 5869), so that a session of one is known to all. */
export function deriveSecrets(shared: string): Secrets {
  const draw = (purpose: string): string => Buffer.from(hkdfSync('sha256', shared, '', `lobby ${purpose}`, 32)).toString('base64url');
  return { sessionSecret: draw('session'), csrfSecret: draw('csrf'), vaultSecret: draw('vault') };
}
