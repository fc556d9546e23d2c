import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core is left to nobody, and with two of them one worker does everything.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Browsers on a busy machine take their time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', 'junit'],
    outputFile: { junit: 'target/vitest/widget.xml' },
  },
});
