import { launchLobby, spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, get, openVisitor, post, timeline } from './visitor.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'lobby-life-'));
let lobby: SpawnedLobby;
beforeAll(async () => { lobby = await spawnLobby({ dataDir }); }, 120_000);
afterAll(async () => {
  await lobby.dispose();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('starting and stopping', () => {
  it('prints staff passwords on the first start only, and no default among them', async () => {
    expect([...lobby.passwords.keys()]).toEqual(expect.arrayContaining(['agent1', 'agent2', 'editor1', 'approver1', 'supervisor1']));
    expect(new Set(lobby.passwords.values()).size).toBe(lobby.passwords.size);
    for (const password of lobby.passwords.values()) expect(password.length).toBeGreaterThanOrEqual(12);
  });

  it('R25 refuses a second process on the same data directory with a clear text', async () => {
    await expect(spawnLobby({ dataDir })).rejects.toThrow(/in use by another Lobby process/);
    expect((await get(`${lobby.url}/health`)).status).toBe(200);
  });

  it('tells its engines, its release and what a power cut costs', async () => {
    const { body } = await get(`${lobby.url}/health`);
    expect(Object.keys(body.engines as object).sort()).toEqual(['encoder', 'faq', 'graph', 'jobs', 'live', 'model', 'record']);
    expect(String(body.release)).toMatch(/^rel_/);
    expect(String(body.durability)).toContain('power cut');
  });

  it('R23 drains on SIGTERM, exits cleanly, and a second start has everything and prints no password', async () => {
    const visitor = await openVisitor(lobby.url);
    await ask(visitor, '怎么修改预留手机号');
    const before = await timeline(visitor);
    await lobby.kill('SIGTERM');
    expect(await lobby.exited).toBe(0);
    lobby = await spawnLobby({ dataDir });
    expect(lobby.passwords.size).toBe(0);
    expect(await timeline({ ...visitor, url: lobby.url })).toEqual(before);
  }, 90_000);

  it('R23 ends cleanly when it is stopped in the midst of its start, and a later start has everything', async () => {
    const own = mkdtempSync(join(tmpdir(), 'lobby-early-'));
    const shown: string[] = [];
    // From the making of the record to the building of the first release.
    for (const afterMs of [0, 400, 1500, 4000, 8000]) {
      // The lock of the one before is no sign of life of this one.
      rmSync(join(own, 'lobby.lock'), { force: true });
      const starting = launchLobby({ dataDir: own });
      await until(() => existsSync(join(own, 'lobby.lock')));
      await new Promise((resolve) => { setTimeout(resolve, afterMs); });
      const asked = performance.now();
      await starting.kill('SIGTERM');
      expect(`${await starting.exited} ${starting.output().includes('could not start')}`).toBe('0 false');
      // Its own limit is ten seconds; the rest is for a busy machine.
      expect(performance.now() - asked).toBeLessThan(20_000);
      shown.push(starting.output());
    }
    const whole = await spawnLobby({ dataDir: own });
    // A first release whose building was cut short is built on in the background, and served then.
    await expect.poll(async () => (await get(`${whole.url}/health`)).status, { timeout: 120_000, interval: 500 }).toBe(200);
    const told = [...shown, whole.output()].flatMap((output) => [...output.matchAll(/^ {2}admin1 +(\S{12,})/gm)].map((m) => m[1] ?? ''));
    const letIn = await Promise.all(told.map((password) => post(`${whole.url}/api/v1/desk/login`, { username: 'admin1', password })));
    expect(letIn.filter((answer) => answer.status === 200)).toHaveLength(1);
    await whole.dispose();
    rmSync(own, { recursive: true, force: true });
  }, 300_000);

  it('shows the passwords also when a first start fails after it made them, and says why it failed', async () => {
    const beaten = launchLobby({ port: Number(new URL(lobby.url).port), dataDir: mkdtempSync(join(tmpdir(), 'lobby-port-')) });
    expect(await beaten.exited).toBe(2);
    expect(beaten.output()).toMatch(/^ {2}admin1 +\S{12,}/m);
    expect(beaten.output()).toContain('EADDRINUSE');
    rmSync(beaten.dataDir, { recursive: true, force: true });
  }, 180_000);

  it('R23 ends at once on a second signal', async () => {
    const impatient = launchLobby({ dataDir: mkdtempSync(join(tmpdir(), 'lobby-twice-')) });
    await until(() => existsSync(join(impatient.dataDir, 'lobby.lock')));
    process.kill(impatient.pid, 'SIGTERM');
    await until(() => impatient.output().includes('Stopping'));
    process.kill(impatient.pid, 'SIGTERM');
    // It may have come to its end by itself between the two.
    expect(['SIGKILL', 0]).toContain(await impatient.exited);
    rmSync(impatient.dataDir, { recursive: true, force: true });
  }, 60_000);
});

async function until(holds: () => boolean): Promise<void> {
  for (let waitedMs = 0; !holds(); waitedMs += 20) {
    if (waitedMs > 60_000) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
