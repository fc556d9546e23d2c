import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'vite';

/**
 * Builds the console twice: with pretended services for pictures and journeys, and as it is shipped. Axe lies beside the
 * first, where a browser reads and compiles it once.
 */
export default async function setup(): Promise<void> {
  // A test's environment would take React's development version, which nobody is given and which is half as fast.
  process.env.NODE_ENV = 'production';
  await Promise.all([
    build({ mode: 'mock', logLevel: 'error' }),
    build({
      mode: 'production',
      logLevel: 'error',
      build: { outDir: 'target/shipped/console', emptyOutDir: true },
    }),
  ]);
  copyFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'target/mock/console/axe.min.js');
}
