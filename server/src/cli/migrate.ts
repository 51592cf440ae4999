import { readEnv } from '@lobby/service-kit';
import { grantAppRole } from '../engines/appRole.ts';
import { openRecord } from '../engines/record.ts';
import { print, readArguments } from './arguments.ts';

/** `migrate --app-role ROLE`: brings a PostgreSQL record up to date as its owner, whom DATABASE_URL names, and lets ROLE run the program on it. */
export async function migrate(args: readonly string[]): Promise<number> {
  const { json, 'app-role': role } = readArguments(args, ['app-role']);
  const env = readEnv();
  if (!env.DATABASE_URL) throw new Error('migrate needs the DATABASE_URL of the owner; the embedded record is brought up to date by every start');
  const database = await openRecord(env);
  try {
    if (role) await grantAppRole(database, role);
  } finally {
    await database.close();
  }
  print({ migrated: true, appRole: role ?? null }, json !== undefined);
  return 0;
}
