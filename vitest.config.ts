import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,services,server,apps}/**/*.test.{ts,tsx}', '{scripts,services}/**/*.test.mjs'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // The palette's test reads the style sheet; all other CSS is of no use to a test.
    css: { include: [/tokens\.css/] },
    // They end what hangs, and judge no speed: a busy machine takes many times what an idle one does.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two cores: more workers only make each other time out.
    maxWorkers: 2,
  },
});
