import 'vitest';
import type { TestProject } from 'vitest/node';
import { CRM_ENVIRONMENT } from './crms';
import { Suite } from './suite';
import { Telegram } from './telegram';

declare module 'vitest' {
  export interface ProvidedContext {
    door: string;
    home: string;
    /** where the Bot API of the suite's channels is */
    telegram: string;
  }
}

/**
 * One suite for all journeys; `PARLEY_DOOR` and `PARLEY_HOME` name one that runs already, and `PARLEY_TELEGRAM_API` the
 * Telegram that it was told of.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['PARLEY_DOOR'];
  if (running) {
    project.provide('door', running);
    project.provide('home', process.env['PARLEY_HOME'] ?? '');
    project.provide('telegram', process.env['PARLEY_TELEGRAM_API'] ?? '');
    return async () => undefined;
  }
  const telegram = await Telegram.start();
  const suite = await Suite.start({ ...CRM_ENVIRONMENT, PARLEY_TELEGRAM_API: telegram.api }).catch((error: unknown) => {
    telegram.stop();
    throw error;
  });
  project.provide('door', suite.door);
  project.provide('home', suite.home);
  project.provide('telegram', telegram.api);
  return async () => {
    await suite.stop();
    telegram.stop();
  };
}
