import { expect, test } from 'vitest';
import { memoryStorage, openStorage, readJson, writeJson } from './storage.ts';

test('what a full storage does not take is kept until the page is closed; what another page writes later counts', () => {
  const disk = memoryStorage();
  let full = false;
  const storage = openStorage({ ...disk, setItem: (key, value) => { if (full) throw new DOMException('no room', 'QuotaExceededError'); disk.setItem(key, value); } });
  writeJson(storage, 'k', 1);
  full = true;
  writeJson(storage, 'k', 2);
  expect([readJson(storage, 'k'), readJson(disk, 'k')]).toEqual([2, 1]);
  disk.setItem('k', '3');
  expect(readJson(storage, 'k')).toBe(3);
  writeJson(storage, 'k', 4);
  storage.removeItem('k');
  expect(readJson(storage, 'k')).toBeNull();
});

test('damaged text counts as absent', () => {
  const storage = openStorage(memoryStorage());
  storage.setItem('k', '{"a":');
  expect(readJson(storage, 'k')).toBeNull();
});
