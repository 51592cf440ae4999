export { createStaffSession, type SessionState, type StaffSession } from './createStaffSession.ts';
export { RefusedError, valueOrThrow } from './valueOrThrow.ts';
