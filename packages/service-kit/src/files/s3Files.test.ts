import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentHash } from './fileStore.ts';
import { fileStoreSuite } from './fileStore.suite.ts';
import { s3Files, type S3Options } from './s3Files.ts';
import { openS3Server, type S3Server } from './testing/s3Server.ts';

const KEYS = { keyId: 'AKIATESTONLY', secret: 'a-secret-that-is-in-no-log', region: 'cn-north-1', bucket: 'lobby-files' };
const optionsFor = (endpoint: string): S3Options => ({ ...KEYS, endpoint, prefix: 'attachments/' });

fileStoreSuite('S3 (protocol server)', async () => {
  const server = await openS3Server(KEYS);
  return { store: s3Files(optionsFor(server.url)), close: server.close };
});

/** Any real one, such as `http://key:secret@127.0.0.1:9000/bucket`. */
const real = process.env.LOBBY_TEST_S3_URL;
fileStoreSuite('S3 (a real server)', async () => {
  const url = new URL(real ?? '');
  return { store: s3Files({ endpoint: url.origin, bucket: url.pathname.slice(1), region: 'us-east-1', keyId: url.username, secret: url.password, prefix: `${randomBytes(4).toString('hex')}/` }), close: async () => undefined };
}, real ? undefined : 'LOBBY_TEST_S3_URL is not set');

describe('S3', () => {
  let server: S3Server;
  beforeAll(async () => { server = await openS3Server(KEYS); });
  afterAll(() => server.close());
  const bytes = randomBytes(100);
  const hash = contentHash(bytes);

  it('lists page by page until the end', async () => {
    const store = s3Files(optionsFor(server.url));
    const many = Array.from({ length: 8 }, () => randomBytes(10));
    for (const one of many) await store.put(contentHash(one), one);
    server.objects.set('attachments/readme.txt', { bytes: Buffer.from('x'), at: new Date(0) });
    expect((await store.list(-60_000)).toSorted()).toEqual(many.map(contentHash).toSorted());
    expect(server.requests.filter((r) => r.includes('continuation-token'))).toHaveLength(2);
  });

  it('tries again when the server is busy, and says no when it stays so', async () => {
    const store = s3Files(optionsFor(server.url));
    server.failNext(503, 1);
    await store.put(hash, bytes);
    expect(await store.get(hash)).not.toBeNull();
    server.failNext(503, 10);
    await expect(store.get(hash)).rejects.toThrow('the file store refused: 503 SlowDown');
    server.failNext(503, 0);
  });

  it('never gives a content that is not the one asked for', async () => {
    const store = s3Files(optionsFor(server.url));
    server.objects.set(`attachments/${hash}`, { bytes: Buffer.from('something else'), at: new Date() });
    await expect(store.get(hash)).rejects.toThrow('another content');
  });

  it.each([['a wrong secret', { secret: 'wrong' }, '403 SignatureDoesNotMatch'], ['a bucket nobody made', { bucket: 'nowhere' }, '404 NoSuchBucket'], ['a port where nobody listens', { endpoint: 'http://127.0.0.1:1' }, 'does not answer']])('tells of %s without a key or a secret', async (_what, change, told) => {
    const options = { ...optionsFor(server.url), ...change };
    const error = await s3Files(options).put(hash, bytes).then(() => null, (e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    const words = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(words).toContain(told);
    for (const secret of [KEYS.keyId, KEYS.secret, 'Signature=', 'Credential=']) expect(words).not.toContain(secret);
  });
});
