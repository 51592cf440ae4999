export { createStaffSession, type SessionState, type StaffSession } from './createStaffSession.ts';
export { mayRetry, RefusedError, valueOrThrow } from './valueOrThrow.ts';
