import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash, type FileStore } from './fileStore.ts';

/** A store to be tested, with its end. */
export type TestedStore = { store: FileStore; close(): Promise<void> };

/** What every file store does. */
export function fileStoreSuite(name: string, open: () => Promise<TestedStore>, reasonToSkip?: string): void {
  describe.skipIf(reasonToSkip !== undefined)(`${name} as a file store${reasonToSkip ? ` (skipped: ${reasonToSkip})` : ''}`, () => {
    let tested: TestedStore;
    beforeAll(async () => { tested = await open(); });
    afterAll(() => tested.close());
    const put = async (bytes: Uint8Array): Promise<string> => {
      const hash = contentHash(bytes);
      await tested.store.put(hash, bytes);
      return hash;
    };

    it('gives back the very bytes, of one byte as of megabytes', async () => {
      for (const size of [1, 1_000, 3 * 1024 * 1024]) {
        const bytes = randomBytes(size);
        const back = await tested.store.get(await put(bytes));
        expect(back && Buffer.compare(back, bytes)).toBe(0);
      }
    });

    it('keeps one content once, also when twenty put it at the same time', async () => {
      const bytes = randomBytes(500);
      const hash = contentHash(bytes);
      await Promise.all(Array.from({ length: 20 }, () => tested.store.put(hash, bytes)));
      expect((await tested.store.list(-60_000)).filter((h) => h === hash)).toEqual([hash]);
    });

    it('says null for what is not there, and removing it is no error', async () => {
      const hash = contentHash(randomBytes(16));
      expect(await tested.store.get(hash)).toBeNull();
      await tested.store.remove(hash);
      const kept = await put(randomBytes(16));
      await tested.store.remove(kept);
      expect(await tested.store.get(kept)).toBeNull();
      expect(await tested.store.list(-60_000)).not.toContain(kept);
    });

    it('lists what is older than asked, and nothing younger', async () => {
      const hash = await put(randomBytes(64));
      expect(await tested.store.list(-60_000)).toContain(hash);
      expect(await tested.store.list(60_000)).not.toContain(hash);
    });

    it.each(['', '..', '../secrets.json', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}/x`, '%2e%2e'])('takes no other name than a content hash: %s', async (wrong) => {
      for (const use of [() => tested.store.put(wrong, new Uint8Array([1])), () => tested.store.get(wrong), () => tested.store.remove(wrong)]) {
        await expect((async () => use())()).rejects.toThrow('not a content hash');
      }
    });
  });
}
