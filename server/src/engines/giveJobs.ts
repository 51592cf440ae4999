import { sqlState, type DatabaseHandle } from '@lobby/service-kit/db';

const REFUSED = '42501';

/** Everything of pg-boss that belongs to somebody else than `$1`, as statements that give it to them. What hangs on a table (indexes, its own sequences) goes with it. */
const FOREIGN = `
  select format('alter %s %s owner to %I', case when relkind = 'v' then 'view' when relkind = 'S' then 'sequence' else 'table' end, oid::regclass, $1::text) as statement from pg_class c
    where relnamespace = to_regnamespace('pgboss') and relkind in ('r', 'p', 'v', 'S') and relowner <> $1::regrole and not exists (select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and c.relkind = 'S' and d.deptype in ('a', 'i'))
  union all select format('alter routine %s owner to %I', oid::regprocedure, $1::text) from pg_proc where pronamespace = to_regnamespace('pgboss') and proowner <> $1::regrole
  union all select format('alter type %s owner to %I', oid::regtype, $1::text) from pg_type where typnamespace = to_regnamespace('pgboss') and typtype = 'e' and typowner <> $1::regrole`;

/**
 * Gives the tables of background jobs to the program's role. A newer pg-boss changes them at its start, which only their owner may; where one role once did everything they belong to the
 * owner of the record still.
 * @param role a plain name
 * @throws Error that says what to grant, where the connected role may not give to that one
 */
export async function giveJobs({ raw }: Pick<DatabaseHandle, 'raw'>, role: string): Promise<void> {
  const { rows } = await raw.query(FOREIGN, [role]);
  const statements = (rows as { statement: string }[]).map((row) => row.statement);
  if (statements.length === 0) return;
  try {
    await raw.exec(statements.join(';\n'));
  } catch (error) {
    if (sqlState(error) !== REFUSED) throw error;
    throw new Error(`The tables of background jobs are from the time of one role and must belong to ${role}, or no newer version could change them. As the database's administrator: grant ${role} to OWNER; then run this again (OWNER: the role in DATABASE_URL). The grant may be taken back afterwards.`, { cause: error });
  }
}
