import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deriveSecrets, loadSecrets } from './secrets.ts';

it('gives replicas with one secret the same keys, a different one for each purpose and for each installation', () => {
  const one = deriveSecrets('a secret that all replicas share, long');
  expect(deriveSecrets('a secret that all replicas share, long')).toEqual(one);
  expect(new Set([...Object.values(one), ...Object.values(deriveSecrets('another secret of the same length, now'))]).size).toBe(6);
});

it('makes an installation its own secrets once', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-secrets-'));
  const made = loadSecrets(dataDir);
  expect(loadSecrets(dataDir)).toEqual(made);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  rmSync(dataDir, { recursive: true });
});
