export { createAccess } from './service.ts';
export type { Access } from './access.ts';
export type { AccessDeps } from './deps.ts';
export { DEMO_STAFF, type StaffSeed } from './staff/demoStaff.ts';
export type { NewPassword } from './staff/seedStaff.ts';
export type { Revoked } from './session/sessions.ts';
export { verifyAudit } from './audit/verifyAudit.ts';
export { readAnchor } from './audit/anchor.ts';
