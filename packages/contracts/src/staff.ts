import { z } from 'zod';

export const ROLES = ['agent', 'supervisor', 'editor', 'approver', 'auditor', 'admin'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A signed-in member of staff, as every service sees them. Skills name queues. */
export const Staff = z.object({
  id: z.string(), name: z.string(), username: z.string(), roles: z.array(Role), skills: z.array(z.string()), languages: z.array(z.string()), team: z.string(),
  sessionId: z.string(),
});
export type Staff = z.infer<typeof Staff>;

/** Permissions as `<noun>.<verb>`; services/access holds one file per noun that says who may. The list also tells a screen what to show. */
export const PERMISSIONS = [
  'conversation.read', 'conversation.reply', 'conversation.accept', 'conversation.transfer', 'conversation.takeover',
  'ticket.read', 'ticket.update', 'queue.read', 'queue.manage', 'customer.read', 'customer.reveal',
  'item.read', 'item.edit', 'item.submit', 'item.approve', 'release.read', 'release.publish', 'trace.read',
  'staff.read', 'staff.manage', 'audit.read', 'system.read',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** `code`: six digits of the authenticator, or a recovery code, where a second factor is set up; without it the answer is `step_up_required`. */
export const Login = z.strictObject({ username: z.string().min(1).max(64), password: z.string().min(1).max(200), code: z.string().min(6).max(32).optional() });
/** Answer of POST /desk/login and GET /desk/me. */
export const Me = z.object({ staff: Staff.omit({ sessionId: true }), permissions: z.array(Permission), csrfToken: z.string() });
export type Me = z.infer<typeof Me>;
