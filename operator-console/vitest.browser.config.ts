import { defineConfig } from 'vitest/config';

/** Journeys through the console with pretended services in a real browser; npm run test:browser. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/build.ts'],
    // much of it is waiting for pages, so two at once keep two processors busy
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: [
      'default',
      ['junit', { outputFile: 'target/vitest/browser.xml', suiteName: 'operator-console-browser' }],
    ],
  },
});
