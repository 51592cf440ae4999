import { z } from 'zod';
import { Instant } from './ids.ts';

export const ROLES = ['agent', 'supervisor', 'editor', 'approver', 'auditor', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
/** Roles that check others or give rights: nobody is given one by one admin alone. */
export const GUARDED_ROLES = ['approver', 'auditor', 'admin'] as const satisfies readonly Role[];

/** A signed-in member of staff, as every service sees them. Skills name queues. */
export const Staff = z.object({
  id: z.string(), name: z.string(), username: z.string(), roles: z.array(Role), skills: z.array(z.string()), languages: z.array(z.string()), team: z.string(),
  sessionId: z.string(),
  /** The roles wait until an authenticator is set up: this person's need one here. */
  secondFactorMissing: z.literal(true).optional(),
  /** The roles wait until the password that somebody else gave out is renewed (POST /desk/password). */
  firstPassword: z.literal(true).optional(),
});
export type Staff = z.infer<typeof Staff>;

/** Permissions as `<noun>.<verb>`; services/access holds one file per noun that says who may. The list also tells a screen what to show. */
export const PERMISSIONS = [
  'conversation.read', 'conversation.reply', 'conversation.accept', 'conversation.transfer', 'conversation.takeover',
  'ticket.read', 'ticket.update', 'queue.read', 'queue.manage', 'customer.read', 'customer.reveal',
  'item.read', 'item.edit', 'item.submit', 'item.approve', 'release.read', 'release.publish', 'trace.read',
  'privacy.read', 'privacy.request', 'privacy.decide', 'staff.read', 'staff.manage', 'audit.read', 'system.read', 'system.manage',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** `code`: six digits of the authenticator, or a recovery code, where a second factor is set up; without it the answer is `step_up_required`. */
export const Login = z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(200), code: z.string().min(6).max(32).optional() });
/** One place somebody is signed in. */
export const StaffSessionRow = z.object({ id: z.string(), address: z.string().nullable(), agent: z.string().nullable(), since: Instant, until: Instant, current: z.boolean() });
export type StaffSessionRow = z.infer<typeof StaffSessionRow>;
/** GET /desk/sessions. `secondFactor`: signing in needs an authenticator too. DELETE /desk/sessions ends all but the one that asks. */
export const StaffSessionList = z.object({ rows: z.array(StaffSessionRow), secondFactor: z.boolean() });
export type StaffSessionList = z.infer<typeof StaffSessionList>;

/** GET /desk/sign-in-ways. `directory`: the bank's own sign-on stands open at GET /desk/directory. */
export const SignInWays = z.object({ password: z.boolean(), directory: z.boolean() });
export type SignInWays = z.infer<typeof SignInWays>;

/** Answer of POST /desk/login and GET /desk/me. */
export const Me = z.object({ staff: Staff.omit({ sessionId: true }), permissions: z.array(Permission), csrfToken: z.string(), /** Until this session ends if nobody touches it; POST /desk/activity begins the time anew. */ idleSeconds: z.number().int() });
export type Me = z.infer<typeof Me>;

/** Answer of POST /desk/activity, which a screen sends while a person uses it. */
export const Activity = Me.pick({ idleSeconds: true });
export type Activity = z.infer<typeof Activity>;

/** GET /desk/staff-names?ids=a,b: names for the ids that stand in histories and lists. Ids nobody has are left out. */
export const StaffNamesQuery = z.strictObject({ ids: z.string().min(1).max(8000) });
export const StaffNames = z.object({ names: z.record(z.string(), z.string()) });
export type StaffNames = z.infer<typeof StaffNames>;

/** An account as who manages staff sees it. */
export const StaffRow = z.object({
  id: z.string(), username: z.string(), name: z.string(), roles: z.array(Role), skills: z.array(z.string()), languages: z.array(z.string()), team: z.string(),
  capacity: z.number().int(), disabled: z.boolean(), secondFactor: z.boolean(), sessions: z.number().int(), createdAt: Instant,
});
export type StaffRow = z.infer<typeof StaffRow>;
/** GET /staff. */
export const StaffList = z.object({ rows: z.array(StaffRow) });
export type StaffList = z.infer<typeof StaffList>;

const staffFields = {
  name: z.string().trim().min(1).max(60), roles: z.array(Role).max(ROLES.length), skills: z.array(z.string().min(1).max(40)).max(50),
  languages: z.array(z.string().min(2).max(10)).max(10), team: z.string().trim().max(60), capacity: z.number().int().min(0).max(50),
};
/** POST /staff → 201 NewStaffAnswer, or 202 StaffRequestAnswer where a guarded role is among the roles. The password is shown in this answer and nowhere else. */
export const NewStaff = z.strictObject({
  username: z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/), ...staffFields,
  skills: staffFields.skills.default([]), languages: staffFields.languages.default(['zh']), team: staffFields.team.default(''), capacity: staffFields.capacity.default(5),
});
export type NewStaff = z.infer<typeof NewStaff>;
export const NewStaffAnswer = z.object({ staff: StaffRow, password: z.string() });
/** PATCH /staff/:id → 200 StaffRow, or 202 StaffRequestAnswer where it gives a guarded role (also by letting its holder in again). New roles and disabling end every session of that person; nobody changes their own roles. */
export const StaffPatch = z.strictObject({ ...staffFields, disabled: z.boolean() }).partial();
export type StaffPatch = z.infer<typeof StaffPatch>;

/** What one admin asked for and a second one decides: `roles` are the guarded ones given, or held where only the password changes. */
export const StaffRequest = z.object({
  id: z.string(), kind: z.enum(['create', 'change', 'password']), staffId: z.string(), username: z.string(), name: z.string(), roles: z.array(Role),
  state: z.enum(['open', 'done', 'refused', 'withdrawn']), requestedBy: z.string(), requestedAt: Instant, decidedBy: z.string().nullable(), decidedAt: Instant.nullable(),
});
export type StaffRequest = z.infer<typeof StaffRequest>;
/** GET /staff/requests: what waits first. */
export const StaffRequestList = z.object({ rows: z.array(StaffRequest) });
export type StaffRequestList = z.infer<typeof StaffRequestList>;
/** 202 of what needs a second admin. `passwordHalf`: the first half of the account's password, shown here and nowhere else; the second is shown to who approves. */
export const StaffRequestAnswer = z.object({ request: StaffRequest, passwordHalf: z.string() });
export type StaffRequestAnswer = z.infer<typeof StaffRequestAnswer>;
/** POST /staff/requests/:id/decision → StaffDecided. Whoever entered the request can only withdraw it. */
export const StaffDecision = z.strictObject({ approve: z.boolean() });
/** `passwordHalf`: the second half after an approval, else null. */
export const StaffDecided = z.object({ request: StaffRequest, passwordHalf: z.string().nullable() });
export type StaffDecided = z.infer<typeof StaffDecided>;
