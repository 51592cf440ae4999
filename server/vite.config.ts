import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The encoder's worker thread is plain JavaScript and is loaded by address, so it travels beside the bundle as it is. */
const workers: Plugin = {
  name: 'lobby-workers',
  closeBundle() {
    mkdirSync(`${root}dist/server`, { recursive: true });
    cpSync(`${root}services/nlu/src/encoder/encoderWorker.mjs`, `${root}dist/server/encoderWorker.mjs`);
  },
};

export default defineConfig({
  root,
  plugins: [workers],
  ssr: { noExternal: [/^@lobby\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: `${root}dist/server`,
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: { main: `${root}server/src/main.ts`, cli: `${root}server/src/cli.ts` },
      output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
