import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The server says in its content security policy that scripts and styles come from itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // For work on the studio: `vite` beside a running `attune serve`.
    proxy: { '/api': 'http://127.0.0.1:4600' },
  },
});
