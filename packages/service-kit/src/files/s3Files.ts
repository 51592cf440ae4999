import { AwsClient } from 'aws4fetch';
import { contentHash, isContentHash, mustBeHash, type FileStore } from './fileStore.ts';

/** A bucket of anything that speaks S3. `endpoint` without the bucket: addresses are written path-style, which every such server knows. */
export type S3Options = { endpoint: string; bucket: string; region: string; keyId: string; secret: string; prefix: string; timeoutMs?: number };

const TIMEOUT_MS = 20_000;
const RETRIES = 2;
const PAGES_MAX = 10_000;

/**
 * Files in a bucket. The operator names the endpoint, so it may lie in the bank's own network: the guard against addresses that strangers name has no say here. No redirect is
 * followed, and no error names more than the status and S3's own code, so that neither keys nor signatures reach a log.
 */
export function s3Files(options: S3Options): FileStore {
  const client = new AwsClient({ accessKeyId: options.keyId, secretAccessKey: options.secret, region: options.region, service: 's3', retries: RETRIES });
  const bucket = `${options.endpoint.replace(/\/+$/, '')}/${encodeURIComponent(options.bucket)}`;
  const call = async (method: string, address: string, more: { body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {}): Promise<Response> => {
    const answer = await client.fetch(address, { method, redirect: 'error', signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS), ...more })
      .catch((error: unknown) => { throw new Error(`the file store does not answer: ${error instanceof Error ? error.name : 'unknown'}`); });
    if (answer.ok || answer.status === 404) return answer;
    throw await refusal(answer);
  };
  const addressOf = (hash: string): string => `${bucket}/${options.prefix}${mustBeHash(hash)}`;
  return {
    // The name is the digest S3 checks the body against: what arrives damaged is refused there.
    put: async (hash, bytes) => mustBeThere(await call('PUT', addressOf(hash), { body: new Uint8Array(bytes), headers: { 'x-amz-content-sha256': hash, 'content-type': 'application/octet-stream' } })),
    get: async (hash) => {
      const answer = await call('GET', addressOf(hash));
      if (answer.status === 404) return nothing(answer);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (contentHash(bytes) !== hash) throw new Error('the file store gave another content than was stored');
      return bytes;
    },
    list: (olderThanMs) => listOlder(async (token) => {
      const query = new URLSearchParams({ 'list-type': '2', prefix: options.prefix, ...(token ? { 'continuation-token': token } : {}) });
      const answer = await call('GET', `${bucket}?${query}`);
      await mustBeThere(answer.clone());
      return answer.text();
    }, Date.now() - olderThanMs),
    remove: async (hash) => { await nothing(await call('DELETE', addressOf(hash))); },
  };
}

/** Reads the body away, so that the line can be used again. */
async function nothing(answer: Response): Promise<null> {
  await answer.arrayBuffer();
  return null;
}

/** A 404 to a write means that the bucket is missing. */
async function mustBeThere(answer: Response): Promise<void> {
  if (answer.status === 404) throw await refusal(answer);
  await nothing(answer);
}

async function refusal(answer: Response): Promise<Error> {
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(await answer.text())?.[1];
  return new Error(`the file store refused: ${answer.status}${code ? ` ${code}` : ''}`);
}

/** Page by page (ListObjectsV2). Keys are ours, so they hold nothing that XML would have to escape. */
async function listOlder(page: (token: string | null) => Promise<string>, before: number): Promise<string[]> {
  const hashes: string[] = [];
  let token: string | null = null;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const xml: string = await page(token);
    hashes.push(...readKeys(xml, before));
    token = /<IsTruncated>true</.test(xml) ? (/<NextContinuationToken>([^<]+)</.exec(xml)?.[1] ?? null) : null;
    if (token === null) break;
  }
  return hashes;
}

function readKeys(xml: string, before: number): string[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, contents = '']) => {
    const hash = /<Key>([^<]*)<\/Key>/.exec(contents)?.[1]?.split('/').at(-1) ?? '';
    const changed = Date.parse(/<LastModified>([^<]*)</.exec(contents)?.[1] ?? '');
    return isContentHash(hash) && changed < before ? [hash] : [];
  });
}
