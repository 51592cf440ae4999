export { eventsInsert, recordEvents, type NewEvent } from './recordEvents.ts';
export { defineListeners, forgetRelayed, relayEvents, type Listener } from './relay.ts';
export { outbox } from './schema.ts';
