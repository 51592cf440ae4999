import { join } from 'node:path';
import type { Env } from '@lobby/service-kit';
import { folderFiles, s3Files, type FileStore } from '@lobby/service-kit/files';

/** Where attachments lie: a bucket when one is named, else a folder of the data directory. Several replicas need the bucket or a folder they share. */
export function openFiles(env: Env): FileStore {
  if (!env.S3_ENDPOINT) return folderFiles(join(env.DATA_DIR, 'files'));
  return s3Files({ endpoint: env.S3_ENDPOINT, bucket: env.S3_BUCKET, region: env.S3_REGION, keyId: env.S3_KEY_ID, secret: env.S3_SECRET, prefix: env.S3_PREFIX });
}
