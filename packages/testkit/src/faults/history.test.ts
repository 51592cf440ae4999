import { expect, it } from 'vitest';
import { judge, type Findings, type History, type StoredEntry } from './history.ts';

const entry = (seq: number, clientId: string | null = null, more: Partial<StoredEntry> = {}): StoredEntry => ({ conversationId: 'c', seq, type: 'customer.said', clientId, public: true, turn: null, ...more });
const RECORD = [entry(1), entry(2, 'a'), entry(3, null, { type: 'bot.replied', turn: 't-0' }), entry(4, null, { public: false }), entry(5, 'b')];
const SHOWN = [{ seq: 1, clientId: null }, { seq: 2, clientId: 'a' }, { seq: 3, clientId: null }, { seq: 5, clientId: 'b' }];
const ACKED = [{ conversationId: 'c', sender: 's', clientId: 'a', seq: 2, order: 1 }, { conversationId: 'c', sender: 's', clientId: 'b', seq: 5, order: 2 }];
const view = (shown: typeof SHOWN, staff = false) => [{ viewer: 'v', conversationId: 'c', staff, shown }];
const wrong = (history: Partial<History>, entries: StoredEntry[] = RECORD, pending: string[] = []): (keyof Findings)[] => {
  const found = judge({ acked: ACKED, views: view(SHOWN), ...history }, { entries, pending });
  return (['lost', 'doubled', 'reordered', 'gaps', 'missing', 'unentitled', 'owed'] as const).filter((k) => found[k] > 0);
};

it('finds nothing in a sound history', () => {
  expect(wrong({})).toEqual([]);
  // Two senders have no order between them.
  expect(wrong({ acked: ACKED.map((a, i) => ({ ...a, sender: `s${i}`, order: -a.order })) })).toEqual([]);
  expect(wrong({ views: view(RECORD.map(({ seq, clientId }) => ({ seq, clientId })), true) })).toEqual([]);
});

it.each<[string, (keyof Findings)[], Partial<History>, StoredEntry[]?, string[]?]>([
  ['an acknowledged message that is not stored', ['lost'], { acked: [...ACKED, { conversationId: 'c', sender: 's', clientId: 'z', seq: 6, order: 3 }] }],
  ['a message stored twice', ['doubled', 'missing'], {}, [...RECORD, entry(6, 'a')]],
  ['a turn that answered twice', ['doubled', 'missing'], {}, [...RECORD, entry(6, null, { turn: 't-0' })]],
  ['a message shown twice', ['doubled', 'reordered'], { views: view([...SHOWN, { seq: 5, clientId: 'b' }]) }],
  ['a screen in another order', ['reordered'], { views: view([SHOWN[0], SHOWN[2], SHOWN[1], SHOWN[3]].filter((s) => s !== undefined)) }],
  ['an ack whose place changed', ['reordered'], { acked: [{ conversationId: 'c', sender: 's', clientId: 'a', seq: 3, order: 1 }] }],
  ['an earlier message that came later', ['reordered'], { acked: ACKED.map((a) => ({ ...a, order: -a.order })) }],
  ['a hole in seq', ['gaps', 'missing'], {}, [...RECORD, entry(7)]],
  ['a screen that lacks one', ['missing'], { views: view(SHOWN.slice(0, 3)) }],
  ['a staff fact on a customer\'s screen', ['unentitled'], { views: view([...SHOWN.slice(0, 3), { seq: 4, clientId: null }, ...SHOWN.slice(3)]) }],
  ['something shown that was never stored', ['unentitled'], { views: view([...SHOWN, { seq: 9, clientId: null }]) }],
  ['a turn nobody ran', ['owed'], {}, RECORD, ['c']],
])('finds %s', (_what, expected, history, entries, pending) => {
  expect(wrong(history, entries, pending)).toEqual(expected);
});
