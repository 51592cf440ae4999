import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv, silentLog, systemClock } from '@lobby/service-kit';
import { openPostgres, sqlState, type DatabaseHandle } from '@lobby/service-kit/db';
import { createJobs } from '@lobby/service-kit/jobs';
import { freshPostgres } from '@lobby/testkit/faults';
import { getRollbackPlans } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../src/cli/migrate.ts';
import { auditNotice } from '../src/engines/appRole.ts';
import { startLobby, type Lobby } from '../src/startLobby.ts';
import { signIn } from './authorisation/actors.ts';
import { ask, get, openVisitor, post } from './visitor.ts';

const server = process.env.LOBBY_TEST_DATABASE_URL;
const NAME = `lobby_two_${process.pid}`;
const [OWNER, APP] = [`${NAME}_owner`, `${NAME}_app`];
const PASSWORD = 'only-for-this-test';
const dataDir = mkdtempSync(join(tmpdir(), 'lobby-roles-'));

/** The audit on a real PostgreSQL whose tables belong to another role than the program's. */
describe.skipIf(!server)(`C3 two roles on PostgreSQL${server ? '' : ' (skipped: LOBBY_TEST_DATABASE_URL names no server)'}`, () => {
  let fresh: Awaited<ReturnType<typeof freshPostgres>>;
  let root: DatabaseHandle;
  let app: DatabaseHandle;
  let lobby: Lobby | null = null;
  const as = (role: string): string => Object.assign(new URL(fresh.url), { username: role, password: PASSWORD }).href;
  const start = (url: string): Promise<Lobby> => startLobby({ env: readEnv({ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: url, LOBBY_NO_RATE_LIMIT: '1' }), log: silentLog, clock: systemClock });
  const migrateAs = async (url: string, args: readonly string[]): Promise<number> => {
    const before = process.env.DATABASE_URL;
    process.env.DATABASE_URL = url;
    try {
      return await migrate(args);
    } finally {
      if (before === undefined) delete process.env.DATABASE_URL;
      else process.env.DATABASE_URL = before;
    }
  };

  beforeAll(async () => {
    fresh = await freshPostgres();
    root = await openPostgres(fresh.url.href, 1);
    const database = fresh.url.pathname.slice(1);
    for (const role of [OWNER, APP]) await root.raw.exec(`create role ${role} login password '${PASSWORD}'`);
    await root.raw.exec(`alter database ${database} owner to ${OWNER}; grant create on schema public to ${OWNER}`);
    app = await openPostgres(as(APP), 2);
  }, 60_000);
  afterAll(async () => {
    await lobby?.close();
    await app.close();
    await root.close();
    await fresh.drop();
    const admin = await openPostgres(server ?? '', 1);
    await admin.raw.exec(`drop role ${APP}; drop role ${OWNER}`);
    await admin.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('a record that waits for its owner is not started on, and says what to do', async () => {
    await expect(start(as(APP))).rejects.toThrow(/npm run migrate -- --app-role/);
  });

  it('the owner lets no superuser and no owner be the program\'s role', async () => {
    expect(await migrateAs(as(OWNER), [])).toBe(0);
    for (const role of [OWNER, 'postgres; drop table audit']) await expect(migrateAs(as(OWNER), ['--app-role', role])).rejects.toThrow();
    for (let twice = 0; twice < 2; twice += 1) expect(await migrateAs(as(OWNER), ['--app-role', APP])).toBe(0);
  });

  it('the program runs on the lesser role: seed, bot, handoff, jobs, approval, audit', async () => {
    lobby = await start(as(APP));
    expect(lobby.notices.filter((n) => n.includes('owns the audit'))).toEqual([]);
    const { url } = lobby;
    expect((await ask(await openVisitor(url), '白金卡年费多少')).some((e) => e.type === 'bot.replied')).toBe(true);
    expect((await ask(await openVisitor(url), '转人工')).length).toBeGreaterThan(0);
    const [editor = {}, approver = {}, auditor = {}, admin = {}] = await Promise.all(['editor1', 'approver1', 'auditor1', 'admin1'].map((name) => signIn(lobby as Lobby, name)));
    const address = `${url}/api/v1/items/faq.card_annual_fee-first`;
    const { item, row } = (await get(address, editor)).body as { item: Record<string, unknown>; row: { version: number } };
    const saved = await fetch(address, { method: 'PUT', headers: { ...editor, 'content-type': 'application/json' }, body: JSON.stringify({ baseVersion: row.version, item: { ...item, owner: 'another-team' } }) });
    const version = row.version + 1;
    expect([saved.status, (await post(`${address}/submit`, { version }, editor)).status, (await post(`${address}/comments`, { version, text: '请看' }, approver)).status]).toEqual([200, 200, 200]);
    expect((await post(`${address}/review`, { version, decision: 'approve' }, approver)).body).toMatchObject({ row: { state: 'approved' } });
    await expect.poll(async () => (await get(`${url}/api/v1/system/jobs`, admin)).body, { timeout: 60_000, interval: 1_000 }).toMatchObject({ kinds: expect.arrayContaining([expect.objectContaining({ kind: 'outbox.retention' })]) as unknown });
    expect((await get(`${url}/api/v1/audit/verify`, auditor)).body).toMatchObject({ ok: true });
  }, 240_000);

  it.each([
    ['change an entry', `update audit set actor = 'x' where position = 1`], ['delete one', 'delete from audit where position = 1'], ['empty it', 'truncate audit'], ['drop it', 'drop table audit cascade'],
    ['switch its guards off', 'alter table audit disable trigger all'], ['drop a guard', 'drop trigger audit_refuses_change on audit'], ['put a guard of its own before it', 'create trigger mine before insert on audit for each row execute function audit_is_append_only()'],
    ['replace the guard\'s function', 'create or replace function audit_is_append_only() returns trigger language plpgsql as $$ begin return new; end $$'], ['take guards for a replica\'s', `set session_replication_role = 'replica'`],
    ['own it', `alter table audit owner to ${APP}`], ['become the owner', `set role ${OWNER}`], ['hide it behind a view', 'create rule mine as on insert to audit do instead nothing'], ['put another in its place', 'create table public.audit2 (like audit)'],
    ['make a schema to shadow it', `create schema ${APP}`], ['rename it', 'alter table audit rename to gone'],
    ['change what a release fixed', 'update release_items set version = 1'], ['lose what a release fixed', 'delete from release_items'],
    ['switch the four eyes off', 'alter table item_versions disable trigger item_versions_four_eyes'], ['drop the four eyes', 'drop trigger item_versions_four_eyes on item_versions'], ['drop the four eyes of privacy', 'alter table privacy_requests drop constraint privacy_requests_four_eyes'],
    ['switch off that two give a guarded role', 'alter table staff disable trigger staff_four_eyes'], ['make itself an admin', `update staff set roles = '["admin"]' where username = 'agent1'`],
    ['write migrations down', `insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 9999999999999)`],
  ])('the program\'s role cannot %s', async (_what, statement) => {
    const refused = await app.raw.exec(statement).then(() => null, (error: unknown) => sqlState(error));
    expect(refused).toBe('42501');
  });

  it('nor approve what its author wrote, though it may write both columns', async () => {
    const refused = await app.raw.exec('update item_versions set approver = author where approver is null or approver = author').then(() => null, (error: unknown) => sqlState(error));
    const { rows } = await app.raw.query('select count(*)::int as n from item_versions where approver = author');
    expect([refused === null || refused === '42501', rows]).toEqual([true, [{ n: 0 }]]);
    const forged = await app.raw.exec(`insert into item_versions select (jsonb_populate_record(v, jsonb_build_object('version', v.version + 1000, 'approver', v.author))).* from item_versions v limit 1`).then(() => null, (error: unknown) => sqlState(error));
    expect(['42501', '23514']).toContain(forged);
  });

  it('the tables of background jobs from the time of one role become the program\'s, whose newer library changes them', async () => {
    const url = lobby?.url ?? '';
    // Background jobs make their tables beside the start; the program must not be gone before.
    await expect.poll(async () => (await root.raw.query(`select to_regclass('pgboss.version') is not null as made`)).rows, { timeout: 60_000 }).toEqual([{ made: true }]);
    await expect.poll(async () => (await get(`${url}/health`)).body, { timeout: 60_000 }).toMatchObject({ engines: { jobs: { state: 'ok' } } });
    await lobby?.close();
    lobby = null;
    // As they stood when the owner ran the program, one version of their library ago.
    await root.raw.exec(`reassign owned by ${APP} to ${OWNER}; ${getRollbackPlans('pgboss')}`);
    const version = async () => ((await root.raw.query('select version from pgboss.version')).rows[0] as { version: number }).version;
    const before = await version();
    await expect(migrateAs(as(OWNER), ['--app-role', APP])).rejects.toThrow(`grant ${APP} to`);
    await root.raw.exec(`grant ${APP} to ${OWNER}`);
    expect(await migrateAs(as(OWNER), ['--app-role', APP])).toBe(0);
    await root.raw.exec(`revoke ${APP} from ${OWNER}`);
    expect((await root.raw.query(`select relname from pg_class where relnamespace = 'pgboss'::regnamespace and relkind in ('r', 'p') and relowner <> '${APP}'::regrole`)).rows).toEqual([]);
    const jobs = createJobs({ database: app, log: silentLog });
    jobs.define({ name: 'after-the-upgrade', work: async () => undefined });
    expect([await jobs.start({ work: false }), await version(), jobs.status().state]).toEqual([true, before + 1, 'ok']);
    await jobs.send('after-the-upgrade', {});
    await jobs.stop();
  }, 240_000);

  it('one role for all is warned at the start', async () => {
    const owner = await openPostgres(as(OWNER), 1);
    expect([await auditNotice(owner), await auditNotice(app)]).toEqual([expect.stringContaining('owns the audit'), null]);
    await owner.close();
  });
});
