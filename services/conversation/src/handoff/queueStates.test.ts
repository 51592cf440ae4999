import type { QueuePlace } from '@lobby/contracts';
import type { Server } from 'socket.io';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Spine } from '../deps.ts';
import { openHouse, type House } from '../testing/house.ts';
import { waiting } from '../testing/say.ts';
import { queueStates } from './queueStates.ts';

let house: House;
beforeAll(async () => { house = await openHouse({}); });
afterAll(() => house.close());

it('a waiting customer is told a change of the place, and a tab that came later the place as it is', async () => {
  const c = await waiting(house);
  const tabs = new Set(['tab-1']);
  const told: Pick<QueuePlace, 'open' | 'staffed'>[] = [];
  const spine = { database: house.database, tickets: house.tickets, live: { queueState: (_id: string, { open, staffed }: QueuePlace) => { told.push({ open, staffed }); } } } as unknown as Spine;
  const round = queueStates(spine, () => ({ of: () => ({ adapter: { rooms: new Map([[c.id, tabs]]) } }) }) as unknown as Server);
  await round();
  await round();
  expect(told).toEqual([{ open: true, staffed: true }]);
  tabs.add('tab-2');
  await round();
  expect(told).toHaveLength(2);
  house.tickets.unstaffed = true;
  await round();
  await round();
  expect(told.slice(2)).toEqual([{ open: true, staffed: false }]);
});
