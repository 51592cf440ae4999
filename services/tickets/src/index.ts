export { createTickets, type Tickets } from './service.ts';
export type { AgentProfile, StaffDirectory, TicketsDeps } from './deps.ts';
export { DEMO_QUEUES, type QueueSeed } from './queue/demoQueues.ts';
export type { BusinessCalendar } from './calendar/businessCalendar.ts';
export { createVault, type Vault } from './customer/vault.ts';
export { customerFamily } from './customer/customerFamily.ts';
export { correctName, customerData } from './privacy/customerData.ts';
export { ticketFiles } from './ticket/ticketFiles.ts';
