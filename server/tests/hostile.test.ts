import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { newToken } from '@lobby/service-kit';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, bearer, get, openVisitor, post, say, type Visitor } from './visitor.ts';

let lobby: SpawnedLobby;
const BANK_SITE = 'https://www.bank.example';
beforeAll(async () => { lobby = await spawnLobby({ env: { ALLOWED_ORIGINS: BANK_SITE } }); }, 180_000);
afterAll(() => lobby.dispose());

/** Open descriptors of the server; only Linux tells. */
const openFiles = (): number | null => {
  try {
    return readdirSync(`/proc/${lobby.pid}/fd`).length;
  } catch {
    return null;
  }
};
const alive = async (): Promise<boolean> => (await get(`${lobby.url}/health`)).status === 200;
/** Waits until the server has given back what it opened; a connection may rest for a ping's time before it is known to be gone. */
async function returnsTo(before: number | null): Promise<void> {
  if (before === null) return;
  const most = before + SLACK;
  const until = Date.now() + 30_000;
  while ((openFiles() ?? 0) > most && Date.now() < until) await settle(500);
  expect(openFiles()).toBeLessThanOrEqual(most);
}
/** Descriptors that may come and go for reasons of their own: this test's keep-alive connections, a file being written. */
const SLACK = 15;
const settle = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Bytes on the bare line. @returns what came back before the server closed or `ms` passed */
function raw(bytes: string | Buffer, ms = 500): Promise<string> {
  const { hostname, port } = new URL(lobby.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => { socket.write(bytes); });
    const end = (): void => { socket.destroy(); resolve(answer); };
    socket.on('data', (chunk) => { answer += chunk.toString('latin1'); });
    socket.on('error', end);
    socket.on('close', end);
    setTimeout(end, ms);
  });
}

describe('S7 the socket transport', () => {
  it('is of versions without the known holes', () => {
    const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, { version?: string }> };
    const atLeast: Record<string, [number, number, number]> = { 'socket.io-parser': [4, 2, 7], 'engine.io': [6, 6, 10], 'socket.io': [4, 8, 0], ws: [8, 17, 1] };
    for (const [name, least] of Object.entries(atLeast)) {
      const found = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, p]) => String(p.version));
      expect(found, name).not.toHaveLength(0);
      for (const version of found) expect(compare(version.split('.').map(Number), least), `${name} ${version}`).toBeGreaterThanOrEqual(0);
    }
  });

  it('lives through frames that fit no protocol, and gives every descriptor back', async () => {
    const before = openFiles();
    const host = new URL(lobby.url).host;
    const upgrade = (query: string, more = '') => `GET /socket.io/?${query} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`;
    const frames = [
      upgrade('EIO=4&transport=websocket'), upgrade('EIO=3&transport=websocket'), upgrade('EIO=99&transport=websocket'), upgrade('transport=websocket'), upgrade('EIO=4&transport=nothing'), upgrade('EIO=4&transport=websocket&sid=__proto__'),
      upgrade('EIO=4&transport=websocket', 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=-1\r\n'),
      `POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\n\r\n\u0000\u0001\u0002\u0003`,
      'GET /socket.io/ HTTP/1.1\r\n', 'NONSENSE\r\n\r\n', `GET / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      Buffer.concat([Buffer.from(upgrade('EIO=4&transport=websocket')), Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])]),
      // A binary event that announces more attachments than will ever come.
      Buffer.concat([Buffer.from(upgrade('EIO=4&transport=websocket')), textFrame('451000000-/customer,["x",{"_placeholder":true,"num":0}]'), textFrame('45-1-["x"]'), textFrame(`42${'['.repeat(5_000)}`)]),
    ];
    for (const frame of frames) await raw(frame, 150);
    expect(await alive()).toBe(true);
    await returnsTo(before);
  });

  it('keeps nothing of five hundred polls, and serves on', async () => {
    const before = openFiles();
    const { hostname, port } = new URL(lobby.url);
    const polls = Array.from({ length: 500 }, () => {
      const poll = request({ host: hostname, port, path: '/socket.io/?EIO=4&transport=polling', agent: false });
      poll.on('error', () => undefined);
      poll.end();
      return poll;
    });
    await settle(500);
    expect(await alive()).toBe(true);
    for (const poll of polls) poll.destroy();
    await returnsTo(before);
  });
});

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((n, k) => n !== b[k]);
  return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}

/** A masked WebSocket text frame. */
function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

describe('S17 what is given out', () => {
  it('cannot be guessed: a million tokens of 256 bits and none twice', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 1_000_000; i += 1) seen.add(newToken());
    expect(seen.size).toBe(1_000_000);
    expect(Buffer.from(newToken(), 'base64url').length).toBe(32);
  }, 120_000);

  it('has no order: ids of conversations opened one after another share no beginning', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, async () => (await openVisitor(lobby.url)).conversationId.slice(5, 13)));
    expect(new Set(ids).size).toBe(20);
    expect([...ids].sort()).not.toEqual(ids);
  });
});

describe('S18 limits', () => {
  it('count the address of the line, whatever a client says its address is', async () => {
    const codes: number[] = [];
    for (let i = 0; i < 34; i += 1) codes.push((await post(`${lobby.url}/api/v1/desk/login`, { username: `nobody-${i}`, password: 'x' }, { 'x-forwarded-for': `203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` })).status);
    expect(codes.filter((c) => c === 429).length).toBeGreaterThan(0);
    expect(codes.slice(0, 10)).not.toContain(429);
  });

  it('answers texts made to trap expressions as fast as honest ones', async () => {
    const visitor = await openVisitor(lobby.url);
    const traps = ['1'.repeat(4_000), `${'a'.repeat(3_990)}!`, ' '.repeat(3_990) + 'x', `${'转'.repeat(2_000)}人工`, `${'(('.repeat(1_999)}`, `${'一百'.repeat(1_990)}`, `${'-1'.repeat(1_999)}`, `${'１２ '.repeat(1_300)}`, `${'@a.'.repeat(1_300)}`, `我的密码是${' '.repeat(3_900)}`];
    for (const text of traps) {
      const began = performance.now();
      expect((await say(visitor, text)).status, text.slice(0, 20)).toBeLessThan(500);
      // Two seconds is far above any honest figure and far below a trap's.
      expect(performance.now() - began, text.slice(0, 20)).toBeLessThan(2_000);
    }
    expect(await alive()).toBe(true);
  });
});

describe('ASVS 3.4 what a browser is told', () => {
  it('lets the bank\'s site frame the widget and nothing else, and share its scripts alone', async () => {
    const told = async (path: string): Promise<[string, string | null]> => {
      const { headers } = await fetch(`${lobby.url}${path}`);
      return [/frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '', headers.get('cross-origin-resource-policy')];
    };
    for (const path of ['/widget/panel.html', '/widget/loader.js']) expect(await told(path), path).toEqual([`'self' ${BANK_SITE}`, 'cross-origin']);
    for (const path of ['/', '/desk/', '/knowledge/', '/compliance/', '/docs', '/health', '/api/v1/desk/sign-in-ways']) expect(await told(path), path).toEqual(["'self'", 'same-origin']);
  });

  it('names no place but ours that a page may load from or send to, not even the documentation', async () => {
    for (const path of ['/', '/desk/', '/widget/panel.html', '/docs', '/docs/static/index.html']) {
      const policy = (await fetch(`${lobby.url}${path}`)).headers.get('content-security-policy') ?? '';
      expect(policy.replaceAll(/frame-ancestors [^;]*/g, ''), path).not.toMatch(/https?:|wss?:|\*|[a-z0-9]\.[a-z]/);
      expect(policy, path).toContain("connect-src 'self'");
    }
    expect(await (await fetch(`${lobby.url}/docs/static/swagger-initializer.js`)).text()).toContain('"validatorUrl":null');
  });

  it('lets no cache keep what the interface answers', async () => {
    for (const path of ['/api/v1/desk/sign-in-ways', '/api/v1/knowledge/search?q=a', '/api/v1/desk/me']) expect((await fetch(`${lobby.url}${path}`)).headers.get('cache-control'), path).toBe('no-store');
  });
});

describe('S18 addresses that lead out of the folders', () => {
  it.each(['/desk/%00', '/knowledge/....//....//etc/passwd', '//evil.example/%2f..', '/desk//evil.example/..', '/widget/%2e%2e/%2e%2e/package.json', '/compliance/%ff', '/%c0%ae%c0%ae/etc/passwd'])('%s is the caller\'s mistake and no fault of ours', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: ${new URL(lobby.url).host}\r\nConnection: close\r\n\r\n`, 2_000);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(lobby.output()).not.toContain('FST_STATIC_FORBIDDEN_PATH');
  });
});

describe('S20 templates', () => {
  it.each(['{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '{{fee.card-platinum-annual}}', '{{constructor.constructor("return process")()}}'])('%s is a text like any other', async (text) => {
    const visitor = await openVisitor(lobby.url);
    const entries = await ask(visitor, `请问${text}`);
    const said = await get(`${lobby.url}/api/v1/conversations/${visitor.conversationId}/timeline`, bearer(visitor));
    expect(JSON.stringify(said.body)).toContain(JSON.stringify(`请问${text}`).slice(1, -1));
    const answer = entries.map((e) => e.text ?? '').join('\n');
    expect(answer).not.toMatch(/(^|\D)49(\D|$)/);
    expect(answer).not.toContain('[object');
  });
});

describe('S14 headers that claim an identity', () => {
  it('change nothing', async () => {
    const visitor: Visitor = await openVisitor(lobby.url);
    for (const headers of [{ 'x-forwarded-user': 'admin1' }, { 'x-remote-user': 'admin1' }, { 'x-auth-request-email': 'admin1@staff.invalid' }, { cookie: 'lobby.session=admin1' }]) {
      expect((await get(`${lobby.url}/api/v1/desk/me`, { ...bearer(visitor), ...headers } as Record<string, string>)).status).toBe(401);
    }
  });
});
