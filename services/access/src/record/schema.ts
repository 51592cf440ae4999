import type { Role, StaffPatch } from '@lobby/contracts';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, timestamp, unique, uniqueIndex } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Members of staff. The first block is what better-auth reads (its `user`); roles, skills and the rest are Lobby's own. */
export const staff = pgTable('staff', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique('staff_email'),
  emailVerified: boolean('email_verified').notNull().default(true),
  image: text('image'),
  username: text('username').notNull().unique('staff_username'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),

  roles: jsonb('roles').$type<Role[]>().notNull().default([]),
  /** Queues whose work this person can do. */
  skills: jsonb('skills').$type<string[]>().notNull().default([]),
  languages: jsonb('languages').$type<string[]>().notNull().default(['zh']),
  team: text('team').notNull().default(''),
  /** Conversations at the same time. */
  capacity: integer('capacity').notNull().default(5),
  disabledAt: instant('disabled_at'),
  /** Until when a password that somebody else gave out lets its holder in, to get one of their own; null once they have. */
  firstPasswordUntil: instant('first_password_until'),
});

/**
 * What one admin wants and another decides: an account with a guarded role, such a role for somebody, a new password for its holder. A trigger on `staff` gives no guarded role without
 * an approved row of this table, and takes each row once (triggers.sql).
 */
export const staffRequests = pgTable('staff_requests', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: ['create', 'change', 'password'] }).notNull(),
  /** Whose account; of one that is to be made, the id it will have. */
  staffId: text('staff_id').notNull(),
  username: text('username').notNull(),
  name: text('name').notNull(),
  /** The guarded roles that are given, or held where only the password changes. */
  roles: jsonb('roles').$type<Role[]>().notNull(),
  wish: jsonb('wish').$type<StaffPatch>().notNull(),
  /** Argon2id of the password whose halves two people show. */
  passwordHash: text('password_hash').notNull(),
  state: text('state', { enum: ['open', 'approved', 'done', 'refused', 'withdrawn'] }).notNull(),
  requestedBy: text('requested_by').notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
}, (t) => [
  index('staff_requests_recent').on(t.requestedAt),
  uniqueIndex('staff_requests_open').on(t.staffId).where(sql`${t.state} = 'open'`),
  /** `operator` is who stands at the server's own machine when fewer than two admins are left; the trigger counts them. */
  check('staff_requests_four_eyes', sql`${t.state} not in ('approved', 'done') or ${t.requestedBy} = 'operator' or (${t.decidedBy} is not null and ${t.decidedBy} not in (${t.requestedBy}, ${t.staffId}) and ${t.requestedBy} <> ${t.staffId})`),
]);

/** Sessions in the record: a row gone is a session ended, on every node. The cookie holds the token with a signature the record does not know. */
export const staffSessions = pgTable('staff_sessions', {
  id: text('id').primaryKey(),
  token: text('token').notNull().unique('staff_sessions_token'),
  userId: text('user_id').notNull().references(() => staff.id, { onDelete: 'cascade' }),
  expiresAt: instant('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt: instant('created_at').notNull(),
  /** When its person last did something. */
  updatedAt: instant('updated_at').notNull(),
  /** The bank's directory vouched for a proof as strong as was asked of it (`acr`): a second factor was shown there. */
  strong: boolean('strong').notNull().default(false),
  /** The bank's directory let its person in: no password of ours was shown. */
  byDirectory: boolean('by_directory').notNull().default(false),
}, (t) => [index('staff_sessions_user').on(t.userId), index('staff_sessions_expiry').on(t.expiresAt)]);

/** How somebody proves who they are: `credential` holds an Argon2id hash, an OIDC provider its subject. */
export const staffAccounts = pgTable('staff_accounts', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id').notNull().references(() => staff.id, { onDelete: 'cascade' }),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: instant('access_token_expires_at'),
  refreshTokenExpiresAt: instant('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
}, (t) => [unique('staff_accounts_provider').on(t.providerId, t.accountId), index('staff_accounts_user').on(t.userId)]);

/** Short-lived proofs of better-auth, such as a sign-in that waits for its second factor. */
export const staffVerifications = pgTable('staff_verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
}, (t) => [index('staff_verifications_identifier').on(t.identifier)]);

/** The second factor; its secret is encrypted with the installation's secret, recovery codes are hashed as passwords are. */
export const staffTwoFactors = pgTable('staff_two_factors', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull().references(() => staff.id, { onDelete: 'cascade' }),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean('verified').notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: instant('locked_until'),
}, (t) => [index('staff_two_factors_user').on(t.userId)]);

/** Failed sign-ins by the name that was typed, whether or not it exists: a lock must not tell which names do. */
export const signInFailures = pgTable('sign_in_failures', {
  username: text('username').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: instant('locked_until'),
  lastAt: instant('last_at').notNull(),
});

/**
 * What was done by whom. Append-only (triggers.sql refuses the rest); `hash` covers the entry and the hash before it. `position` is dense, so that a
 * missing row shows.
 */
export const audit = pgTable('audit', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  at: instant('at').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
}, (t) => [index('audit_subject').on(t.subject, t.position), index('audit_actor').on(t.actor, t.position)]);

/** Proofs that were believed once (bank-signed tokens, codes of authenticators), until they run out by themselves: none is believed twice. */
export const usedProofs = pgTable('used_proofs', {
  /** SHA-256 of issuer and token id, or of an account and its code. */
  id: text('id').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
}, (t) => [index('used_proofs_expiry').on(t.expiresAt)]);
