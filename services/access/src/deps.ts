import type { Role } from '@lobby/contracts';
import type { Clock, CryptoSuite, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { DirectoryOptions } from './directory/directoryOptions.ts';

export type AccessDeps = {
  database: DatabaseHandle;
  /** Where people reach Lobby. With https cookies are Secure and bound to the host. */
  baseUrl: string;
  /** Signs session cookies and CSRF tokens and encrypts second factors; at least 32 characters, never in the record. */
  secret: string;
  /** The bank's directory (OpenID Connect), where staff may sign in as well. */
  directory?: DirectoryOptions;
  /** Roles that count for nothing until their holder has set up a second factor; none when not said. */
  secondFactorFor?: readonly Role[];
  /** A session ends when nobody touched it for so long; half an hour when not said. */
  idleMinutes?: number;
  /** Digests of the audit; the usual suite when not said. */
  suite?: CryptoSuite;
  clock: Clock;
  log: Log;
  /** Where the head of the audit is anchored, outside the record; without it a rewrite of the whole chain would not show. */
  dataDir?: string;
};
