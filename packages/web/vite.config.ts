import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.CHAOS_SERVER ?? 'http://127.0.0.1:4600';

export default defineConfig({
  plugins: [react(), tailwind()],
  // The server checks that Origin and Host agree, so the proxy keeps the browser's Host.
  server: { port: 5173, proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
  build: {
    manifest: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
});
