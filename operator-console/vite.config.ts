import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `--mode mock` swaps the edges for fakes that live in the browser; no other mode contains them. */
export default defineConfig(({ mode }) => ({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@': here('./src') } },
  define: { __MOCK__: JSON.stringify(mode === 'mock') },
  build: {
    outDir: mode === 'mock' ? 'target/mock/console' : 'target/classes/META-INF/resources/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    // what others wrote changes seldom and stays in browsers' caches
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    css: false,
    isolate: false,
    restoreMocks: true,
    reporters: ['default', ['junit', { outputFile: 'target/vitest/console.xml', suiteName: 'operator-console' }]],
  },
}));
