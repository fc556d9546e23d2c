import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['journeys/**/*.test.ts'],
    // One start of the suite serves all journeys, one after the other.
    globalSetup: ['suite/setup.ts'],
    fileParallelism: false,
    // And one browser, in which everybody stays logged in; it ends with the process.
    isolate: false,
    sequence: { concurrent: false },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['verbose', 'junit'],
    outputFile: { junit: 'target/vitest/journeys.xml' },
  },
});
