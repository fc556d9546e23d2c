import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../../dev/serve.mjs';
import { FakeProvider } from './fakeProvider';

let browser: Browser;
let provider: FakeProvider;
let origin: string;
let stop: () => void;
let hellos: string[];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
beforeEach(async () => {
  provider = new FakeProvider();
  hellos = [];
  const root = fileURLToPath(new URL('../../target/shipped', import.meta.url));
  ({ origin, stop } = await serve(root, (request, response) => provider.answer(request, response)));
});
afterEach(() => {
  stop();
});
afterAll(() => browser.close());

async function visit(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.routeWebSocket('**/ws/operator', (socket) => {
    socket.onMessage((message) => {
      const frame = JSON.parse(String(message)) as { type: string; token: string; deviceId: string };
      if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      if (frame.type !== 'hello') return;
      hellos.push(frame.token);
      socket.send(
        JSON.stringify({
          type: 'welcome',
          operatorId: 'me',
          accountId: 'acme',
          name: 'Mary',
          role: 'administrator',
          leaseSeconds: 15,
          deviceId: frame.deviceId,
        }),
      );
    });
  });
  await page.goto(origin + path);
  return page;
}

const online = (page: Page) =>
  page.locator('[data-testid=connection][data-state=online][data-fresh=true]').waitFor({ state: 'attached' });

describe('the login', () => {
  it('leads to the provider and back to the page that was asked for', async () => {
    const page = await visit('/console/closed');
    await online(page);

    expect(new URL(page.url()).pathname).toBe('/console/closed');
    expect(provider.grants).toEqual(['authorization_code']);
    expect(hellos).toEqual(['access-1']);
    expect(new Set(provider.bearers)).toEqual(new Set(['Bearer access-1']));
  });

  it('is still there after a reload', async () => {
    const page = await visit('/console/mine');
    await online(page);
    await page.reload();
    await online(page);

    expect(provider.grants).toEqual(['authorization_code']);
  });

  it('is renewed with the refresh token before the access token ends, also on the socket', async () => {
    provider.tokenLife = 26;
    const page = await visit('/console/');
    await online(page);

    await expect.poll(() => hellos.length, { timeout: 20_000 }).toBeGreaterThan(1);
    expect(provider.grants).toContain('refresh_token');
    expect(hellos.at(-1)).not.toBe('access-1');
  });

  it('ends with a screen that leads back in when it cannot be renewed', async () => {
    provider.tokenLife = 26;
    const page = await visit('/console/');
    await online(page);
    provider.refuses = true;

    await page.locator('[data-testid=session][data-state=expired]').waitFor({ timeout: 20_000 });
    provider.refuses = false;
    await page.getByTestId('sign-in').click();
    await online(page);
  });

  it('says that it did not work when the provider refuses', async () => {
    provider.refuses = true;
    const page = await visit('/console/');

    await page.locator('[data-testid=session][data-state=failed]').waitFor();
    provider.refuses = false;
    await page.getByTestId('sign-in').click();
    await online(page);
  });

  it('stays out after a log-out until asked to come in', async () => {
    const page = await visit('/console/');
    await online(page);
    await page.getByTestId('presence').click();
    await page.getByTestId('sign-out').click();

    await page.locator('[data-testid=session][data-state=signedOut]').waitFor();
    await page.getByTestId('sign-in').click();
    await online(page);
    expect(provider.grants).toEqual(['authorization_code', 'authorization_code']);
  });
});
