import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { followSignals, type Signalled } from './followSignals.ts';

function aProcess() {
  const events = new EventEmitter();
  const killed: string[] = [];
  const self = { pid: 1, on: events.on.bind(events), kill: (_pid: number, signal: string) => killed.push(signal) > 0, stdout: { write: () => true } } as unknown as Signalled;
  return { self, killed, signal: (name: string) => events.emit(name) };
}

it('asks for an orderly end on the first signal and ends at once on the second', () => {
  const { self, killed, signal } = aProcess();
  let time = 5_000;
  const stop = followSignals(self, () => 'serving', undefined, () => time);
  expect(stop.aborted).toBe(false);
  signal('SIGTERM');
  expect([stop.aborted, killed]).toEqual([true, []]);
  // The same press once more, passed on by whoever started the server.
  time += 20;
  signal('SIGTERM');
  expect(killed).toEqual([]);
  time += 400;
  signal('SIGINT');
  expect(killed).toEqual(['SIGKILL']);
});

it('ends a drain that does not come to its end', async () => {
  const { self, killed, signal } = aProcess();
  followSignals(self, () => 'serving', { serving: 5, starting: 60_000 });
  signal('SIGINT');
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect(killed).toEqual(['SIGKILL']);
});

it('ends at once when whoever started it is gone', () => {
  const { self, killed, signal } = aProcess();
  followSignals(self, () => 'serving');
  signal('disconnect');
  expect(killed).toEqual(['SIGKILL']);
});
