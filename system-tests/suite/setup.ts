import 'vitest';
import type { TestProject } from 'vitest/node';
import { Suite } from './suite';

declare module 'vitest' {
  export interface ProvidedContext {
    door: string;
    home: string;
  }
}

/** One suite for all journeys; `PARLEY_DOOR` and `PARLEY_HOME` name one that runs already. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['PARLEY_DOOR'];
  if (running) {
    project.provide('door', running);
    project.provide('home', process.env['PARLEY_HOME'] ?? '');
    return async () => undefined;
  }
  const suite = await Suite.start();
  project.provide('door', suite.door);
  project.provide('home', suite.home);
  return () => suite.stop();
}
