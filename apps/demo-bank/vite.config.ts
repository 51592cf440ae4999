import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { PAGE_WORDS } from './src/words.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One page, written once: fills `src/page.html` with the words of each language. Pages without script and in either language then read the same. */
const onePage: Plugin = {
  name: 'lobby-demo-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { path }) => {
      const words: Readonly<Record<string, string>> = PAGE_WORDS[path.startsWith('/en/') ? 'en' : 'zh'];
      return html.replace('%page%', () => readFileSync(here('src/page.html'), 'utf8')).replaceAll(/\{\{(\w+)\}\}/g, (_whole, key: string) => {
        const text = words[key];
        if (text === undefined) throw new Error(`src/page.html names the unknown word ${key}`);
        return text;
      });
    },
  },
};

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [onePage],
  build: { target: 'es2022', rollupOptions: { input: { zh: here('index.html'), en: here('en/index.html') } } },
});
