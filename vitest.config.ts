import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,services,server,apps}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other time out.
    maxWorkers: 2,
  },
});
