import { expect, it } from 'vitest';
import { Closing } from './closing.ts';

it('closes in the opposite order, everything, once, and tells the first failure', async () => {
  const closed: string[] = [];
  const closing = new Closing();
  closing.add(() => { closed.push('record'); });
  closing.add(async () => { throw new Error('the graph is stuck'); });
  closing.add(async () => { closed.push('door'); });
  await expect(closing.close()).rejects.toThrow('the graph is stuck');
  expect(closed).toEqual(['door', 'record']);
  await closing.close();
  expect(closed).toEqual(['door', 'record']);
});
