import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEntry } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccess } from '../testing/openAccess.ts';
import { hashEntry } from './hashEntry.ts';

const TRIGGERS = readFileSync(new URL('../record/triggers.sql', import.meta.url), 'utf8').split('--> statement-breakpoint');
const SWITCH = ['audit_refuses_change', 'audit_refuses_truncate'];

let database: DatabaseHandle;
let house: Awaited<ReturnType<typeof openAccess>>;
beforeAll(async () => {
  database = await openTestDatabase();
  for (const statement of TRIGGERS) await database.db.execute(sql.raw(statement));
});
afterAll(() => database.close());

/** What only somebody with the owner's rights can do: the tests' way to damage the chain. */
async function asOwner(statement: string): Promise<void> {
  for (const name of SWITCH) await database.db.execute(sql.raw(`alter table audit disable trigger ${name}`));
  await database.db.execute(sql.raw(statement));
  for (const name of SWITCH) await database.db.execute(sql.raw(`alter table audit enable trigger ${name}`));
}

beforeEach(async () => {
  await asOwner('truncate audit');
  house = await openAccess(database);
  for (let i = house.passwords.size; i < 9; i += 1) await house.access.audit(null, { actor: 'system', action: 'test.line', subject: `s${i}`, data: { b: 1.5, a: [null, '年费'], skipped: undefined } });
  await house.access.close();
});

describe('C3 the audit chain', () => {
  it('fits as long as nobody touched it', async () => {
    expect(await house.access.verifyAudit()).toMatchObject({ ok: true, entries: 9 });
  });

  it.each(['update audit set actor = \'me\'', 'delete from audit', 'truncate audit'])('refuses %s', async (statement) => {
    await expect(database.db.execute(sql.raw(statement))).rejects.toThrow();
    expect(await house.access.verifyAudit()).toMatchObject({ ok: true, entries: 9 });
  });

  it.each([
    ['a changed field', 'update audit set data = \'{"b":1.6}\' where position = 5', 5, 'changed'],
    ['a moved instant', 'update audit set at = at + interval \'1 millisecond\' where position = 2', 2, 'changed'],
    ['a removed line', 'delete from audit where position = 4', 4, 'missing'],
    ['a removed last line', 'delete from audit where position = 9', 9, 'missing'],
    ['a removed first line', 'delete from audit where position = 1', 1, 'missing'],
    ['two lines exchanged', 'update audit set position = case position when 3 then 93 else 94 end where position in (3, 4); ', 3, 'missing'],
    ['everything removed', 'delete from audit', 1, 'missing'],
  ])('names %s', async (_name, damage, position, why) => {
    await asOwner(damage);
    expect(await house.access.verifyAudit()).toEqual({ ok: false, position, why });
  });

  it('names a line whose hash was made to fit: the next one does not follow it', async () => {
    const { rows } = await house.access.listAudit({ limit: 200 }, await auditor());
    const line = rows.find((r) => r.position === 4);
    if (!line) throw new Error('no line 4');
    await asOwner(`update audit set actor = 'me', hash = '${hashEntry({ ...line, actor: 'me' })}' where position = 4`);
    expect(await house.access.verifyAudit()).toEqual({ ok: false, position: 5, why: 'broken_link' });
  });

  it('names a chain rewritten from one line to the end by its anchored head', async () => {
    const { rows } = await house.access.listAudit({ limit: 200 }, await auditor());
    let previousHash = rows.find((r) => r.position === 5)?.hash ?? '';
    for (const line of rows.filter((r) => r.position > 5).toReversed()) {
      const forged = { ...line, actor: 'me', previousHash };
      previousHash = hashEntry(forged);
      await asOwner(`update audit set actor = 'me', previous_hash = '${forged.previousHash}', hash = '${previousHash}' where position = ${line.position}`);
    }
    expect(await house.access.verifyAudit()).toEqual({ ok: false, position: 9, why: 'anchor' });
  });

  it('takes SM3 from where the suite was changed, and is one chain all the same', async () => {
    const national = await openAccess(database, { suite: 'sm' });
    for (let i = 0; i < 3; i += 1) await national.access.audit(null, { actor: 'system', action: 'test.line', subject: `n${i}` });
    const { rows } = await house.access.listAudit({ limit: 200 }, await auditor());
    expect(rows.filter((r) => r.subject.startsWith('n')).every((r) => /^sm3:[0-9a-f]{64}$/.test(r.hash))).toBe(true);
    expect(await national.access.verifyAudit()).toMatchObject({ ok: true });
    const line = rows.find((r) => r.subject === 'n1');
    await asOwner(`update audit set actor = 'me' where position = ${line?.position}`);
    expect(await national.access.verifyAudit()).toMatchObject({ ok: false, position: line?.position, why: 'changed' });
    await national.access.close();
  });

  it('stays dense when many write at once, and keeps nothing of what was rolled back', async () => {
    const lost = database.transaction(async (tx) => {
      await house.access.audit(tx, { actor: 'a', action: 'test.lost', subject: 'x' });
      throw new Error('roll back');
    });
    await Promise.allSettled([lost, ...Array.from({ length: 40 }, (_, i) => house.access.audit(null, { actor: 'a', action: 'test.many', subject: `${i}` }))]);
    expect(await house.access.verifyAudit()).toMatchObject({ ok: true, entries: 49 });
  });

  it('is read by who, what, on what and when, and taken away whole and in order, which it writes down', async () => {
    const { access } = house;
    const reader = await auditor();
    await access.audit(null, { actor: 'staff_a', action: 'customer.revealed', subject: 'c1' });
    await access.audit(null, { actor: 'staff_b', action: 'customers.merged', subject: 'c1' });
    const found = async (filter: object) => (await access.listAudit({ limit: 200, ...filter }, reader)).rows.filter((r) => !r.action.startsWith('audit.')).map((r) => r.action);
    expect(await found({ actor: 'staff_a' })).toEqual(['customer.revealed']);
    expect(await found({ action: 'customer.' })).toEqual(['customer.revealed']);
    expect(await found({ action: 'customer%.' })).toEqual([]);
    expect(await found({ from: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    expect((await found({ to: new Date(Date.now() + 60_000).toISOString() })).length).toBe(11);
    const taken: AuditEntry[] = [];
    for await (const entry of await access.exportAudit({}, reader)) taken.push(entry);
    expect(taken.map((e) => e.position)).toEqual(taken.map((_, i) => i + 1));
    expect(taken.slice(1).every((e, i) => e.previousHash === taken[i]?.hash)).toBe(true);
    expect(taken.at(-1)).toMatchObject({ actor: 'auditor', action: 'audit.exported' });
  });

  it('does not move its anchor back', async () => {
    const path = join(house.dataDir, 'audit-head.json');
    writeFileSync(path, JSON.stringify({ position: 99, hash: 'f'.repeat(64), at: new Date().toISOString() }));
    await house.access.close();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ position: 99 });
    expect(await house.access.verifyAudit()).toEqual({ ok: false, position: 10, why: 'missing' });
  });
});

const auditor = async () => ({ id: 'auditor', name: '', username: '', roles: ['auditor' as const], skills: [], languages: [], team: '', sessionId: '' });
