import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { Network } from './network';

const PLACES = [
  process.env['PARLEY_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium is installed; set PARLEY_CHROMIUM to one.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A person's own browser with a network of their own. */
export interface Person {
  context: BrowserContext;
  network: Network;
  close(): Promise<void>;
}

export async function aPerson(browser: Browser, language = 'ru-RU'): Promise<Person> {
  const network = await Network.open();
  const context = await browser.newContext({
    locale: language,
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1440, height: 900 },
    proxy: network.proxy,
  });
  return {
    context,
    network,
    close: async () => {
      await context.close();
      await network.close();
    },
  };
}
