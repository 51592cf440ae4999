import { NewStaff } from '@lobby/contracts';
import { print, readArguments } from './arguments.ts';
import { withHouse } from './withHouse.ts';

const Person = NewStaff.pick({ username: true, name: true });

/** `staff-rescue --username NAME --name 姓名`: one more admin where fewer than two are left, so that requests can be approved again. Prints the password, once. */
export async function staffRescue(args: readonly string[]): Promise<number> {
  const { json, ...given } = readArguments(args, ['username', 'name']);
  const person = Person.safeParse(given);
  if (!person.success) throw new Error(`staff-rescue needs --username and --name: ${person.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  return withHouse('own', async ({ access }) => {
    print({ username: person.data.username, password: await access.rescueAdmin(person.data) }, json !== undefined);
    return 0;
  });
}
