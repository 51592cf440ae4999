import type { lookup } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkedUrl, guardedRequest, OutboundRefusedError } from './guardedRequest.ts';
import { isPublicAddress } from './publicAddress.ts';

const seen: string[] = [];
const inside = createServer((request, answer) => {
  seen.push(request.url ?? '');
  if (request.url === '/moved') return void answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
  return void answer.end(request.url === '/long' ? 'x'.repeat(1_000_000) : 'ok');
});
let host = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => { inside.listen(0, '127.0.0.1', resolve); });
  host = `127.0.0.1:${(inside.address() as AddressInfo).port}`;
});
afterAll(() => { inside.close(); });

it.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1', 'ff02::1', 'bank.example', ''])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  'http://127.0.0.1/', 'http://[::1]/', 'http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://169.254.169.254/latest/meta-data', 'http://[::ffff:127.0.0.1]/', 'http://user@8.8.8.8/', 'http://8.8.8.8#@127.0.0.1/', 'http://①②⑦.⓪.⓪.①/', 'http://[::127.0.0.1]/', 'http://[0:0:0:0:0:ffff:a9fe:a9fe]/', 'http://100.100.100.200/', 'http://a@b/', 'ftp://8.8.8.8/', 'file:///etc/passwd',
  'http://8.8.8.8:22/', 'http://localhost/', 'http://metadata.google.internal/', 'http://x.localhost./', 'not an address',
])('S16: %s is refused before anything is sent', (address) => {
  expect(() => checkedUrl(address, [])).toThrow(OutboundRefusedError);
});

it('S16: a name is judged by where it leads, and the connection goes nowhere else', async () => {
  // Every hosts file leads this name to the loopback.
  await expect(guardedRequest('http://localhost.localdomain:8080/', { method: 'GET', timeoutMs: 5_000 })).rejects.toThrow();
  expect(seen).toEqual([]);
});

it.each([[['127.0.0.1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:127.0.0.1']], [['2400:3200::1', 'fd00::1']], [[]]])('S16: a name that leads to %j is refused, and is resolved once: what it says later is not asked', async (addresses) => {
  let asked = 0;
  const resolver = ((_name: string, _options: object, done: (error: null, found: { address: string; family: number }[]) => void) => {
    asked += 1;
    // A rebinding server answers with the public address to whoever asks first.
    done(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  }) as unknown as typeof lookup;
  await expect(guardedRequest('http://rebinding.example:8080/', { method: 'GET', resolver })).rejects.toThrow(OutboundRefusedError);
  expect([asked, seen]).toEqual([1, []]);
});

it('reaches a host of the bank that is named, follows no redirect and reads no endless answer', async () => {
  const call = (path: string) => guardedRequest(`http://${host}${path}`, { method: 'POST', body: '{}', allowedHosts: [host] });
  expect(await call('/hook')).toEqual({ status: 200, body: 'ok' });
  expect((await call('/moved')).status).toBe(302);
  expect((await call('/long')).body.length).toBe(64 * 1024);
  await expect(guardedRequest(`http://${host}/hook`, { method: 'POST' })).rejects.toThrow(OutboundRefusedError);
  expect(seen).toEqual(['/hook', '/moved', '/long']);
});
