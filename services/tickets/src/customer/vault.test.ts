import { CRYPTO_SUITES } from '@lobby/service-kit';
import { describe, expect, it } from 'vitest';
import { createVault } from './vault.ts';

const SECRET = 'a-secret-of-forty-characters-for-the-test';

describe.each(CRYPTO_SUITES)('a vault of the suite %s', (suite) => {
  const vault = createVault(SECRET, suite);

  it.each(['13812345678', '', '王小明@example.com', '长'.repeat(2_000)])('opens what it sealed (%#), and never seals it the same way twice', (text) => {
    const sealed = vault.seal(text);
    expect(vault.open(sealed)).toBe(text);
    expect(vault.seal(text)).not.toBe(sealed);
    if (text) expect(Buffer.from(sealed.replace(/^sm4\./, ''), 'base64url').includes(text)).toBe(false);
  });

  it('refuses a changed byte, a cut end and another key', () => {
    const sealed = vault.seal('13812345678');
    const mark = sealed.startsWith('sm4.') ? 'sm4.' : '';
    const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const changed = Buffer.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => vault.open(mark + changed.toString('base64url')), `byte ${i}`).toThrow();
    }
    expect(() => vault.open(sealed.slice(0, 20))).toThrow();
    expect(() => createVault(`${SECRET}!`, suite).open(sealed)).toThrow();
  });

  it('gives the same hash for the same text, and another under another key', () => {
    expect(vault.hash('phone:13812345678')).toBe(vault.hash('phone:13812345678'));
    expect(vault.hash('phone:13812345678')).not.toBe(createVault(`${SECRET}!`, suite).hash('phone:13812345678'));
  });
});

it('opens what another suite sealed under the same secret', () => {
  const [usual, national] = [createVault(SECRET), createVault(SECRET, 'sm')];
  expect(national.open(usual.seal('13812345678'))).toBe('13812345678');
  expect(usual.open(national.seal('13812345678'))).toBe('13812345678');
});
