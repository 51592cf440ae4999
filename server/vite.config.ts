import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Worker threads and what they import are plain JavaScript and are loaded by address, so they travel beside the bundle as they are. */
const workers: Plugin = {
  name: 'lobby-workers',
  closeBundle() {
    mkdirSync(join(root, 'dist', 'server'), { recursive: true });
    for (const sources of [join('services', 'nlu'), join('services', 'knowledge'), join('packages', 'service-kit')].map((room) => join(root, room, 'src'))) {
      for (const file of readdirSync(sources, { recursive: true }).map(String)) if (file.endsWith('.mjs') && !file.endsWith('.test.mjs')) cpSync(join(sources, file), join(root, 'dist', 'server', basename(file)));
    }
  },
};

export default defineConfig({
  root,
  plugins: [workers],
  ssr: {
    noExternal: true,
    external: ['@electric-sql/pglite', '@playwright/test', '@grafeo-db/js', '@node-rs/argon2', '@node-rs/jieba', '@node-rs/jieba/dict.js', 'fs-native-extensions', '@fastify/swagger-ui', '@huggingface/tokenizers', 'onnxruntime-node'],
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir: join(root, 'dist', 'server'),
    emptyOutDir: true,
    sourcemap: true,
    rollupOptions: {
      input: { main: join(root, 'server/src/main.ts'), cli: join(root, 'server/src/cli.ts') },
      output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs',
        // Half the bytes are half the time to read them at a start; names stay, so that stacks and error names can be read.
        minify: { compress: true, mangle: false, codegen: true } },
    },
  },
});
