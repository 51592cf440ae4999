export { createTickets, type Tickets } from './service.ts';
export type { AgentProfile, StaffDirectory, TicketsDeps } from './deps.ts';
export { DEMO_QUEUES, type QueueSeed } from './queue/demoQueues.ts';
export type { BusinessCalendar } from './calendar/businessCalendar.ts';
export { createVault, type Vault } from './customer/vault.ts';
export type { FileStore } from './files/fileStore.ts';
export { folderFiles } from './files/folderFiles.ts';
export { correctName, customerData, customerFamily } from './privacy/customerData.ts';
export { removeOrphans } from './files/removeOrphans.ts';
