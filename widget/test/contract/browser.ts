import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { DOOR, SITE, type PretendedServer } from './server';

const PLACES = [process.env['PARLEY_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error('No Chromium is installed; set PARLEY_CHROMIUM to one.');
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
}

/**
 * A page of the shop in a browser that was never there before.
 *
 * @param before a page from another visit, which is taken over: cheaper than a new one
 */
export async function visit(browser: Browser, server: PretendedServer, page: string, before?: Page): Promise<Page> {
  server.page = page;
  let tab = before;
  if (tab) {
    await tab.goto('about:blank');
    await tab.context().unrouteAll();
    await tab.context().clearCookies();
    const session = await tab.context().newCDPSession(tab);
    for (const origin of [SITE, DOOR]) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
  } else {
    tab = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage();
  }
  // Less than a test may take, so that what fails says where it stood.
  tab.setDefaultTimeout(20_000);
  await server.serve(tab.context());
  await tab.goto(`${SITE}/`);
  return tab;
}
