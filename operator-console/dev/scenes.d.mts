import type { Page } from 'playwright-core';

export const SHOTS: {
  name: string;
  path: string;
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  language?: 'ru' | 'en';
  density?: 'comfortable' | 'compact';
  play?: string;
  touch?: boolean;
  act?: (page: Page) => Promise<unknown>;
}[];
