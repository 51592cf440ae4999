import { resolve } from 'node:path';
import { z } from 'zod';
import { Role } from '@lobby/contracts';
import { CRYPTO_SUITES } from './digest.ts';

const flag = z.enum(['0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true');

/** Every environment variable Lobby reads, with its default. An engine's URL switches that engine on. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data').transform((p) => resolve(p)),
  MODELS_DIR: z.string().optional(),
  /** A mirror of the hub that the encoder's files come from. */
  HF_ENDPOINT: z.url().optional(),
  CONTENT_DIR: z.string().default('content/demo-bank'),
  /** Where vectors and trained models are kept between starts; made again when missing. */
  CACHE_DIR: z.string().optional(),
  /** One secret for all replicas; without it each installation makes its own in DATA_DIR. */
  LOBBY_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z.url().optional(),
  /** Comma-separated origins that may embed the widget or open sockets besides the server's own. */
  ALLOWED_ORIGINS: z.string().default('').transform((v) => v.split(',').map((o) => o.trim()).filter(Boolean)),
  /** Number of proxies in front whose forwarded headers are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** What this replica does: `web` serves customers and staff, `worker` runs abandoned turns, the queue's clock and the first seed. */
  ROLES: z.string().default('web,worker').transform((v) => v.split(',').map((r) => r.trim())).pipe(z.array(z.enum(['web', 'worker'])).min(1)).transform((v) => new Set(v)),
  DATABASE_URL: z.string().optional(),
  NEO4J_URI: z.string().optional(), NEO4J_USER: z.string().default('neo4j'), NEO4J_PASSWORD: z.string().default(''),
  MEILI_URL: z.string().optional(), MEILI_KEY: z.string().default(''),
  REDIS_URL: z.string().optional(),
  /** A bucket for attachments, of anything that speaks S3; without it they lie in DATA_DIR/files. The endpoint is without the bucket. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(), S3_BUCKET: z.string().default('lobby'), S3_REGION: z.string().default('us-east-1'), S3_KEY_ID: z.string().default(''), S3_SECRET: z.string().default(''), S3_PREFIX: z.string().regex(/^([A-Za-z0-9_-]+\/)*$/).default('attachments/'),
  MODEL_URL: z.string().optional(), MODEL_KEY: z.string().default('none'), MODEL_NAME: z.string().default('default'),
  /** Comma-separated hosts (with their port) of language models that are approved; a model on this machine is. MODEL_URL must name one of them. */
  MODEL_HOSTS: z.string().default('').transform((v) => v.split(',').map((h) => h.trim()).filter(Boolean)),
  /** Conversations are erased this many days after their last word; at least 180, for which network logs must be kept. */
  RETENTION_DAYS: z.coerce.number().int().min(180).default(1_095),
  /** `sm` takes the Chinese national algorithms (SM3, SM4) for the audit chain and for what is sealed. */
  CRYPTO_SUITE: z.enum(CRYPTO_SUITES).default('international'),
  /** The bank's directory of staff (OpenID Connect); staff sign in there when it is set. */
  OIDC_ISSUER: z.url().optional(), OIDC_CLIENT_ID: z.string().default('lobby'), OIDC_CLIENT_SECRET: z.string().default(''), OIDC_USERNAME_CLAIM: z.string().default('preferred_username'),
  /** Comma-separated strengths of proof (`acr`), one of which the directory's id token must name; who signs in so needs no authenticator here. */
  OIDC_ACR: z.string().default('').transform((v) => v.split(',').map((a) => a.trim()).filter(Boolean)),
  /** A session of staff ends when nobody touched it for so many minutes. */
  STAFF_IDLE_MINUTES: z.coerce.number().int().min(5).max(720).default(30),
  /**
   * Comma-separated roles that count only for who has set up an authenticator; `none` where the directory asks for one itself. Without a word: admin and auditor as soon as PUBLIC_URL
   * is https, so that trying Lobby out on one machine needs no telephone.
   */
  SECOND_FACTOR_ROLES: z.string().optional().transform((v) => v?.split(',').map((r) => r.trim()).filter((r) => r !== '' && r !== 'none')).pipe(z.array(Role).optional()),
  /** The bank's public keys (a JWKS file) and what its identity tokens must say. Without keys customers cannot be identified by token. */
  BANK_JWKS: z.string().optional(), BANK_ISSUER: z.string().default('bank'), BANK_AUDIENCE: z.string().default('lobby'),
  /** How badly the sandbox bank behaves: ms before each answer; every n-th call fails, or acts and loses its answer. For trying what customers get then. */
  SANDBOX_LATENCY_MS: z.coerce.number().int().min(0).max(60_000).default(0), SANDBOX_FAIL_EVERY: z.coerce.number().int().min(0).max(1_000).default(0), SANDBOX_LOSE_EVERY: z.coerce.number().int().min(0).max(1_000).default(0),
  /** Comma-separated hosts (with their port) of the bank's own network that webhooks may reach; all other addresses must be public. */
  OUTBOUND_HOSTS: z.string().default('').transform((v) => v.split(',').map((h) => h.trim()).filter(Boolean)),
  /** SMTP server such as `smtps://user:password@mail.bank.example`; with MAIL_TO urgent handoffs are told by mail. */
  MAIL_URL: z.string().optional(), MAIL_FROM: z.string().default('lobby@localhost'), MAIL_TO: z.string().optional(),
  /** Test switch: a named point at which the process kills itself. Refused when NODE_ENV is production. */
  LOBBY_FAILPOINT: z.string().optional(),
  /** Lifts the per-visitor rate limits for load measurements on loopback. */
  LOBBY_NO_RATE_LIMIT: flag.default(false),
}).superRefine((env, context) => {
  if (env.S3_ENDPOINT && !(env.S3_KEY_ID && env.S3_SECRET)) context.addIssue({ code: 'custom', path: ['S3_KEY_ID'], message: 'S3_ENDPOINT needs S3_KEY_ID and S3_SECRET' });
  // One process alone has the embedded record, so nobody else could do the other half.
  if (env.MODEL_URL && !isApprovedModel(env.MODEL_URL, env.MODEL_HOSTS)) context.addIssue({ code: 'custom', path: ['MODEL_URL'], message: 'names a model that is not approved: put its host into MODEL_HOSTS once it may see answers' });
  if (!env.DATABASE_URL && env.ROLES.size < 2) context.addIssue({ code: 'custom', path: ['ROLES'], message: 'a split into web and worker needs DATABASE_URL: the embedded record belongs to one process, which must do both' });
});
export type Env = z.infer<typeof Environment>;

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A model sees what customers are answered: only an endpoint that somebody has named on purpose may. */
function isApprovedModel(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && (THIS_MACHINE.has(url.hostname) || hosts.includes(url.host));
}

/** Reads and checks the environment. Throws one Error that names every wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(source).filter(([, v]) => v !== '')));
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not usable:\n${parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`);
}
