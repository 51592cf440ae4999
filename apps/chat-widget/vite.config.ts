import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = ['es2022', 'safari15.4', 'chrome94', 'firefox93'];

/** The loader runs on the bank's own pages as a classic script: one file, one scope of its own, always the same address. */
const loader: Plugin = {
  name: 'lobby-loader',
  apply: 'build',
  async closeBundle() {
    await build({
      configFile: false, root: here('.'), publicDir: false, logLevel: 'warn',
      build: {
        target: TARGET, outDir: here('dist'), emptyOutDir: false, copyPublicDir: false,
        lib: { entry: here('src/loader/loader.ts'), formats: ['iife'], name: 'LobbyLoader', fileName: () => 'loader.js' },
      },
    });
  },
};

/** Preact under the React API: the same sources type-check as React and run on 8 KB. */
export default defineConfig({
  root: here('.'),
  base: '/widget/',
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
    ],
    dedupe: ['preact'],
  },
  plugins: [loader],
  build: { target: TARGET, rollupOptions: { input: { panel: here('panel.html') } } },
});
