export type { Privacy } from './privacy.ts';
export { createPrivacy } from './service.ts';
export type { PrivacyDeps, PrivacyPorts } from './deps.ts';
export { MIN_RETENTION_DAYS } from './retention/applyRetention.ts';
