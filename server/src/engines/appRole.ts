import type { DatabaseHandle } from '@lobby/service-kit/db';
import { giveJobs } from './giveJobs.ts';

/** Tables that are written and never changed: the audit, and what a release fixed. */
const APPEND_ONLY = ['audit', 'release_items'] as const;
const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Lets a lesser role of PostgreSQL run the program on this record, called by the owner of the tables. It may read and write them all, but owns none, so it can neither take away the
 * triggers and constraints that guard the audit and the four eyes, nor drop or empty a table; of what is append-only it may not even try. Background jobs have a schema in which it makes
 * its own tables, and owns those that are there. Safe to call again; a new migration needs it again.
 */
export async function grantAppRole(database: DatabaseHandle, role: string): Promise<void> {
  if (!ROLE.test(role)) throw new Error(`"${role}" is no plain name of a role (small letters, digits, underscores)`);
  if (await ownsAudit(database, role)) throw new Error(`${role} is a superuser or owns the tables; the program's role must be another one than the owner`);
  await database.raw.exec([
    'create schema if not exists pgboss',
    'revoke create on schema public from public',
    `revoke all on all tables in schema public, drizzle from ${role}`,
    `grant usage on schema public, drizzle to ${role}`,
    `grant select on all tables in schema drizzle to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `revoke update, delete on ${APPEND_ONLY.join(', ')} from ${role}`,
    `grant usage on all sequences in schema public to ${role}`,
    `grant usage, create on schema pgboss to ${role}`,
  ].join(';\n'));
  await giveJobs(database, role);
}

/** True where `role` (the connected one when not said) could undo what guards the audit: as its owner, as one of the owner's, or as a superuser. */
export async function ownsAudit(database: Pick<DatabaseHandle, 'raw'>, role?: string): Promise<boolean> {
  const { rows } = await database.raw.query(`select pg_has_role(coalesce($1::name, current_user), relowner, 'MEMBER') as owns from pg_class where oid = 'public.audit'::regclass`, [role ?? null]);
  return (rows[0] as { owns: boolean } | undefined)?.owns === true;
}

/** What the operator is told at the start; null where the audit is out of the program's reach, and on the embedded record, which has one user. */
export async function auditNotice(database: DatabaseHandle): Promise<string | null> {
  return database.kind === 'postgresql' && (await ownsAudit(database)) ? OWNED : null;
}

const OWNED = 'The role in DATABASE_URL owns the audit and could take its protection away. Give the tables to an owner and the program a lesser role (docs/operations.md, "Two roles on PostgreSQL").';
