import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll } from 'vitest';
import { openDesk, type Desk } from './openDesk.ts';

/** A desk on a record of its own for all tests of a file; ready once they run. */
export function testDesk(agents: Parameters<typeof openDesk>[1] = {}): Desk {
  const desk = {} as Desk;
  beforeAll(async () => { Object.assign(desk, await openDesk(await openTestDatabase(), agents)); });
  afterAll(() => desk.deps.database.close());
  return desk;
}
