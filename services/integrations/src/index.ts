export { createIntegrations, type Integrations } from './service.ts';
export type { DeadTurnsPort, IntegrationsDeps } from './deps.ts';
