import { describe, expect, test } from 'vitest';
import { readToLoader, readToPanel } from './messages.ts';

const JUNK: unknown[] = [null, undefined, 1, 'open', [], {}, { lobby: 'setUser', id: 1 }, { lobby: 'token', token: 'x' }, { lobby: ['open'] }, { lobby: 'language', language: 'fr' }, { type: 'open' }, { lobby: 'token', token: 'a.b.c' }, { lobby: 'nonce', nonce: 'x' }, { lobby: 'nonce', nonce: { toString: 'conv' } }];
const NONCE = `conv_${'0'.repeat(26)}`;

describe('a page speaks to the panel', () => {
  test.each(JUNK.map((data) => [JSON.stringify(data), data]))('%s is not understood', (_name, data) => expect(readToPanel(data)).toBe(null));
  test('open takes text alone, cut to a length; whatever else came along is dropped', () => {
    expect(readToPanel({ lobby: 'open', text: '问'.repeat(2_000), token: 'x', send: true })).toEqual({ lobby: 'open', text: '问'.repeat(1_000) });
    expect(readToPanel({ lobby: 'open', text: { toString: 'x' } })).toEqual({ lobby: 'open' });
  });
});

describe('S14 the bank\'s word travels in one shape alone', () => {
  test('a token stands beside the nonce it is for', () => {
    expect(readToPanel({ lobby: 'token', nonce: NONCE, token: 'eyJ.eyJ.sig', name: 'x' })).toEqual({ lobby: 'token', nonce: NONCE, token: 'eyJ.eyJ.sig' });
    for (const token of ['', 'eyJ', 'a.b', 'a.b.c d', ['a.b.c'], `a.b.${'c'.repeat(4_096)}`]) expect(readToPanel({ lobby: 'token', nonce: NONCE, token })).toBe(null);
  });
  test('what a page claims beside a wish to identify is dropped', () => {
    expect(readToPanel({ lobby: 'identify', customer: 'YT100001', verified: true })).toEqual({ lobby: 'identify' });
    expect(readToLoader({ lobby: 'nonce', nonce: NONCE, visitorToken: 'x' })).toEqual({ lobby: 'nonce', nonce: NONCE });
  });
});

describe('the panel speaks to the page', () => {
  test.each(JUNK.map((data) => [JSON.stringify(data), data]))('%s is not understood', (_name, data) => expect(readToLoader(data)).toBe(null));
  test('a count stays a small whole number', () => {
    expect(readToLoader({ lobby: 'state', unread: 3.7, active: true })).toEqual({ lobby: 'state', unread: 3, active: true });
    expect(readToLoader({ lobby: 'state', unread: 1e9, active: 'yes' })).toEqual({ lobby: 'state', unread: 99, active: false });
    expect(readToLoader({ lobby: 'state', unread: '<b>', active: 1 })).toEqual({ lobby: 'state', unread: 0, active: false });
  });
});
