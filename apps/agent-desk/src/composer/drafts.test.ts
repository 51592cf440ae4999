import { expect, test } from 'vitest';
import { EMPTY_DRAFT, readDraft, writeDraft } from './drafts.ts';

function memory() {
  const kept = new Map<string, string>();
  return { kept, getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v), removeItem: (k: string) => void kept.delete(k) };
}

test('a draft comes back; conversations do not share', () => {
  const storage = memory();
  writeDraft('conv_a', { mode: 'note', reply: '您好', note: '客户很急' }, storage);
  expect(readDraft('conv_a', storage)).toEqual({ mode: 'note', reply: '您好', note: '客户很急' });
  expect(readDraft('conv_b', storage)).toEqual(EMPTY_DRAFT);
});

test('an emptied draft leaves nothing behind, and nonsense in storage is no draft', () => {
  const storage = memory();
  writeDraft('conv_a', { mode: 'reply', reply: 'x', note: '' }, storage);
  writeDraft('conv_a', EMPTY_DRAFT, storage);
  expect(storage.kept.size).toBe(0);
  storage.setItem('lobby.desk.draft.conv_a', '{"mode":"shout"}');
  expect(readDraft('conv_a', storage)).toEqual(EMPTY_DRAFT);
});
