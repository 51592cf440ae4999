import { describe, expect, it } from 'vitest';
import { identityOf, VERIFIED_IDLE_MS, wantsExtension, weakest, type Proven } from './assurance.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const at = (ms: number): Date => new Date(NOW.getTime() + ms);
const verified = (over: Partial<Proven> = {}): Proven => ({ assurance: 'verified', bankCustomerId: 'YT1', assuredUntil: at(3_600_000), verifiedUntil: at(60_000), ...over });

describe('what a session proves', () => {
  it.each<[string, Proven, string, string | null]>([
    ['a fresh proof', verified(), 'verified', 'YT1'],
    ['a verified session that fell idle', verified({ verifiedUntil: at(0) }), 'identified', 'YT1'],
    ['a proof that is too old', verified({ assuredUntil: at(0) }), 'anonymous', null],
    ['somebody who only signed in', verified({ assurance: 'identified', verifiedUntil: null }), 'identified', 'YT1'],
    ['no proof', { assurance: null, bankCustomerId: null, assuredUntil: null, verifiedUntil: null }, 'anonymous', null],
  ])('%s', (_name, proven, assurance, bankCustomerId) => {
    expect(identityOf(proven, NOW)).toEqual({ assurance, bankCustomerId });
  });

  it('is, of several devices, what the least proven one proves', () => {
    expect(weakest([verified(), verified({ verifiedUntil: null })], NOW).assurance).toBe('identified');
    expect(weakest([verified(), { assurance: null, bankCustomerId: null, assuredUntil: null, verifiedUntil: null }], NOW)).toEqual({ assurance: 'anonymous', bankCustomerId: null });
  });

  it('is extended by talking, not at every word', () => {
    expect(wantsExtension(verified({ verifiedUntil: at(VERIFIED_IDLE_MS) }), NOW)).toBe(false);
    expect(wantsExtension(verified({ verifiedUntil: at(VERIFIED_IDLE_MS / 2) }), NOW)).toBe(true);
    expect(wantsExtension(verified({ verifiedUntil: at(-1) }), NOW)).toBe(false);
  });
});
