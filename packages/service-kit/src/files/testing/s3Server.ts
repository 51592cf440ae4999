import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Stored = { bytes: Buffer; at: Date };
export type S3Server = { url: string; requests: string[]; objects: Map<string, Stored>; failNext(status: number, times: number): void; close(): Promise<void> };

const PAGE = 3;

/**
 * The part of S3 that a file store needs, after the protocol's description: path-style addresses, Signature Version 4 checked by this file's own arithmetic, the body's digest, ListObjectsV2
 * in pages of three, errors as XML.
 */
export async function openS3Server(keys: { keyId: string; secret: string; region: string; bucket: string }): Promise<S3Server> {
  const objects = new Map<string, Stored>();
  const requests: string[] = [];
  let failures = { status: 500, left: 0 };
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      if (failures.left > 0) {
        failures.left -= 1;
        return refuse(answer, failures.status, 'SlowDown');
      }
      serve(request, answer, Buffer.concat(parts));
    });
  });
  const serve = (request: IncomingMessage, answer: ServerResponse, body: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://x');
    const [, bucket, ...path] = url.pathname.split('/');
    const key = path.join('/');
    const signed = checkSignature(request, url, keys);
    if (signed !== 'ok') return refuse(answer, 403, signed);
    if (bucket !== keys.bucket) return refuse(answer, 404, 'NoSuchBucket');
    const digest = String(request.headers['x-amz-content-sha256']);
    if (digest !== 'UNSIGNED-PAYLOAD' && digest !== createHash('sha256').update(body).digest('hex')) return refuse(answer, 400, 'XAmzContentSHA256Mismatch');
    if (request.method === 'PUT') objects.set(key, { bytes: body, at: new Date() });
    if (request.method === 'DELETE') objects.delete(key);
    if (request.method !== 'GET') return void answer.writeHead(request.method === 'DELETE' ? 204 : 200).end();
    if (key === '') return void answer.end(listing(objects, url.searchParams));
    const found = objects.get(key);
    return found ? void answer.end(found.bytes) : refuse(answer, 404, 'NoSuchKey');
  };
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, objects,
    failNext: (status, times) => { failures = { status, left: times }; },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

function refuse(answer: ServerResponse, status: number, code: string): void {
  answer.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}

function listing(objects: ReadonlyMap<string, Stored>, query: URLSearchParams): string {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()].filter((k) => k.startsWith(query.get('prefix') ?? '') && k > after).toSorted();
  const page = keys.slice(0, PAGE);
  const more = keys.length > PAGE ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '<IsTruncated>false</IsTruncated>';
  return `<?xml version="1.0"?><ListBucketResult>${more}${page.map((k) => `<Contents><Key>${k}</Key><LastModified>${objects.get(k)?.at.toISOString() ?? ''}</LastModified></Contents>`).join('')}</ListBucketResult>`;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4, "Authenticating Requests (Authorization Header)". */
function checkSignature(request: IncomingMessage, url: URL, keys: { keyId: string; secret: string; region: string }): 'ok' | 'AccessDenied' | 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' {
  const found = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
  if (!found) return 'AccessDenied';
  const [, keyId = '', day = '', region = '', names = '', signature] = found;
  if (keyId !== keys.keyId || region !== keys.region) return 'InvalidAccessKeyId';
  const query = [...url.searchParams].map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).toSorted().join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query, headers, names, request.headers['x-amz-content-sha256']].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = hmac(hmac(hmac(hmac(`AWS4${keys.secret}`, day), region), 's3'), 'aws4_request');
  return hmac(key, toSign).toString('hex') === signature ? 'ok' : 'SignatureDoesNotMatch';
}
