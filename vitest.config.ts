import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,services,server,apps}/**/*.test.{ts,tsx}', '{scripts,services}/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // The palette's test reads the style sheet; all other CSS is of no use to a test.
    css: { include: [/tokens\.css/] },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other time out.
    maxWorkers: 2,
  },
});
