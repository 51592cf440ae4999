import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['LOBBY_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/compliance/',
  plugins: [react()],
  // One copy of what keeps a context, wherever a workspace has it installed.
  resolve: { dedupe: ['react', 'react-dom', 'i18next', 'react-i18next', 'react-router', 'antd', 'dayjs'] },
  build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1', port: 5183, proxy: { '/api': server } },
});
