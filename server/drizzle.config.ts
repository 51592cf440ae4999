import { defineConfig } from 'drizzle-kit';

/** One stream of migrations for all services: they share one record and are deployed together. */
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./services/*/src/record/schema.ts', './packages/service-kit/src/outbox/schema.ts'],
  out: './server/migrations',
});
