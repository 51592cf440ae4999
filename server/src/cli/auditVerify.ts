import { withHouse } from './withHouse.ts';
import { print, readArguments } from './arguments.ts';

/** `audit:verify`: checks the hash chain and its anchored head; exit 1 names the first position that does not fit. */
export async function auditVerify(args: readonly string[]): Promise<number> {
  const { json } = readArguments(args, []);
  return withHouse('own', async (house) => {
    const verdict = await house.access.verifyAudit();
    print(verdict, json !== undefined);
    return verdict.ok ? 0 : 1;
  });
}
