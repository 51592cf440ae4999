import { expect, it } from 'vitest';
import { auditVerdict } from './auditVerdict.mjs';

const TODAY = '2026-11-29';
const none = { advisories: [], registryWithoutAudit: null };
/** @param {string} severity */
const hole = (severity) => JSON.stringify({ vulnerabilities: { ws: { via: ['engine.io', { name: 'ws', severity, title: 'flood', url: 'https://github.com/advisories/GHSA-1' }] } } });
const refused = JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 });

it('passes a report without a grave hole', () => {
  expect(auditVerdict(JSON.stringify({ vulnerabilities: {} }), none, TODAY)).toEqual({ ok: true, lines: [] });
  expect(auditVerdict(hole('moderate'), none, TODAY).ok).toBe(true);
});

it.each(['high', 'critical'])('fails on a hole that is %s, unless a dated exception stands', (severity) => {
  expect(auditVerdict(hole(severity), none, TODAY)).toMatchObject({ ok: false, lines: [expect.stringContaining('GHSA-1')] });
  const except = (/** @type {string} */ until) => ({ ...none, advisories: [{ advisory: 'GHSA-1', reason: 'not reached', until }] });
  expect([auditVerdict(hole(severity), except('2026-12-01'), TODAY).ok, auditVerdict(hole(severity), except('2026-11-28'), TODAY).ok]).toEqual([true, false]);
});

it.each(['', 'not JSON', '{}', JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'no network' } }), JSON.stringify({ message: 'bad gateway', statusCode: 502 })])('S25 fails closed on %j, whatever exceptions say', (out) => {
  expect(auditVerdict(out, { advisories: [], registryWithoutAudit: { reason: 'known', until: '2099-01-01' } }, TODAY).ok).toBe(false);
});

it('S25 says aloud where a registry has no audit, and fails once the exception has run out', () => {
  const until = (/** @type {string} */ date) => ({ ...none, registryWithoutAudit: { reason: 'a mirror', until: date } });
  expect(auditVerdict(refused, until('2026-12-01'), TODAY)).toMatchObject({ ok: true, lines: [expect.stringMatching(/NOT LOOKED UP.*405/)] });
  expect(auditVerdict(refused, until('2026-11-28'), TODAY).ok).toBe(false);
  expect(auditVerdict(refused, none, TODAY).ok).toBe(false);
});
