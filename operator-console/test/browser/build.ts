import { build } from 'vite';

/** Builds the console twice: with pretended services for pictures and journeys, and as it is shipped. */
export default async function setup(): Promise<void> {
  await Promise.all([
    build({ mode: 'mock', logLevel: 'error' }),
    build({
      mode: 'production',
      logLevel: 'error',
      build: { outDir: 'target/shipped/console', emptyOutDir: true },
    }),
  ]);
}
