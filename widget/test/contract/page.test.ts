import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AXE, violations } from './axe';
import { visit } from './browser';
import { PAGE, PICTURES, browser, chat, come, open, page, server, show, withBrowser } from './scene';
import { DOOR, PretendedServer, SITE } from './server';

withBrowser();

describe('the page and its visitor', () => {
  it('[T-01] delays no page’s first paint, and moves nothing on it', async () => {
    let release: () => void = () => undefined;
    const slow = new PretendedServer();
    slow.placement['requiredInfo'] = [];
    slow.page = PAGE.replace('<script src', '<script async src').replace('</body>', '<p>Below it</p></body>');
    slow.held = new Promise((done) => (release = done));
    show({ server: slow, page: await (await browser.newContext({ locale: 'en-GB' })).newPage() });
    await server.serve(page.context());
    await page.goto(`${SITE}/`, { waitUntil: 'commit' });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
    release();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await page.frameLocator('iframe').getByTestId('input').waitFor();
    const moved = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const seen = new PerformanceObserver((list) => done(list.getEntries().length));
          seen.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => done(0), 100);
        }),
    );
    expect(moved).toBe(0);
  });

  /** As if time had passed; the page that is left may not write it down again. */
  function forget(...keys: string[]): Promise<void> {
    return page.evaluate((gone) => {
      for (const key of gone) localStorage.removeItem(key);
      Storage.prototype.setItem = () => undefined;
    }, keys);
  }

  it('[W-51] reports each page, what the visitor does there, and their leaving', async () => {
    await come();
    await expect.poll(() => server.visits.length).toBe(1);
    const first = server.visits[0];
    expect(first).toMatchObject({ type: 'page', placementId: 'shop', url: 'https://shop.test/', title: 'Shop', hidden: false, visit: 1, stage: 'available', language: 'en' });
    await page.evaluate(() => {
      const site = window as unknown as { Parley: { current: { setCart(value: number): void } } };
      history.pushState(null, '', '/tea?utm_source=letter#top');
      site.Parley.current.setCart(4300.4);
    });
    await expect.poll(() => server.visits.at(-1)).toMatchObject({ url: 'https://shop.test/tea?utm_source=letter', cart: 4300, key: first?.['key'], tab: first?.['tab'] });
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await chat.getByTestId('input').fill('Hello');
    await chat.getByTestId('send').click();
    await expect.poll(() => server.visits.at(-1)).toMatchObject({ stage: 'chat', conversationId: 'c1' });
    // As when the tab is closed; a browser that is led by a program keeps what it sends then to itself.
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await expect.poll(() => server.visits.filter((each) => each.type === 'leave' && each['tab'] === first?.['tab']).length).toBe(1);
    await page.goto('https://shop.test/other');
    await expect.poll(() => server.visits.at(-1)).toMatchObject({ type: 'page', url: 'https://shop.test/other', visit: 1, key: first?.['key'] });
    expect(server.visits.at(-1)?.['tab']).not.toBe(first?.['tab']);
  });

  it('[U-13] [U-22] [U-23] hears of an invitation without a chat, answers it, and the message says whose it was', async () => {
    await come((fresh) => (fresh.invitation = { invitationId: 'i1', message: 'May I help?', name: 'Ann', seconds: 60 }));
    await page.getByText('May I help?').waitFor();
    expect(server.listeners).toContain('site-1');
    expect(await page.evaluate(() => (window as unknown as { Parley: { current: { code: string } } }).Parley.current.code)).toBe('042137');
    await page.getByRole('button', { name: 'Write' }).click();
    await chat.getByTestId('input').fill('Yes');
    await chat.getByTestId('send').click();
    await expect.poll(() => server.last('message')).toMatchObject({ text: 'Yes', invitationId: 'i1' });
    await expect.poll(() => server.visits.find((each) => each.type === 'answer')).toMatchObject({ invitationId: 'i1', answer: 'accepted' });
  });

  it('[U-22] forgets an invitation that nobody answers', async () => {
    await come((fresh) => (fresh.invitation = { invitationId: 'i1', message: 'May I help?', name: 'Ann', seconds: 1 }));
    await page.getByText('May I help?').waitFor();
    await page.getByText('May I help?').waitFor({ state: 'hidden' });
    expect(server.visits.filter((each) => each.type === 'answer')).toEqual([]);
  });

  it('[W-31] invites by rules once in a visit, and not who said no', async () => {
    const rules = (offline: boolean) => (fresh: PretendedServer) => {
      fresh.available = false;
      fresh.placement['invitations'] = {
        rejectedHours: 24,
        offline,
        rules: [
          { text: 'A discount?', seconds: 0, visits: 2, cart: 0 },
          { text: 'Any questions?', seconds: 0, page: 'https://shop.test/*', visits: 1, cart: 0 },
        ],
      };
    };
    await come(rules(true));
    await page.getByText('Any questions?').waitFor();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByText('Any questions?').waitFor({ state: 'hidden' });
    // Another visit, but the no still counts.
    await forget('parley.visit');
    const asked = server.asked;
    await page.reload();
    await expect.poll(() => server.asked).toBe(asked + 1);
    await expect.poll(() => server.visits.filter((each) => each.type === 'page').length).toBeGreaterThan(2);
    expect(await page.getByText('Any questions?').isVisible()).toBe(false);
    // When it counts no more, who accepts while nobody is there leaves a message.
    await forget('parley.visit', 'parley.rejected');
    await page.reload();
    await page.getByRole('button', { name: 'Write' }).click();
    await chat.getByTestId('field-message').waitFor();
  });

  it('[W-30] [P-11] shows the account’s photo beside what invites while nobody is there, and a drawn face without one', async () => {
    const alone = (photo: string | undefined) => (fresh: PretendedServer) => {
      fresh.available = false;
      fresh.pageHeaders = {};
      const rules = [{ text: 'We are back at nine. Leave us a line?', seconds: 0, visits: 1, cart: 0 }];
      fresh.placement['invitations'] = { rejectedHours: 24, offline: true, rules, ...(photo ? { photo } : {}) };
    };
    await come(alone('face-1'));
    const face = page.locator('.face');
    await face.waitFor();
    expect(await face.locator('img').getAttribute('src')).toBe(`${DOOR}/channels/pictures/face-1`);
    const [picture, text] = await Promise.all([face.boundingBox(), page.getByText('We are back at nine').boundingBox()]);
    expect(picture!.x + picture!.width).toBeLessThanOrEqual(text!.x);
    expect(Math.abs(picture!.y - text!.y)).toBeLessThan(4);
    await page.evaluate(AXE);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: join(PICTURES, 'invitation-photo.png') });
    await page.context().close();
    await come(alone(undefined));
    await page.locator('.face svg').waitFor();
    expect(await page.locator('.face img').count()).toBe(0);
  });

  it('[B-14] [B-16] [B-17] passes on what a site of the other live chat says of its visitor', async () => {
    const other = new PretendedServer();
    other.placement['requiredInfo'] = [];
    other.pageHeaders = {};
    const config = `<script>customBlingerConfig = { customLivechatFields: { plan: 'gold', orders: 3, sign: 'abc' } }</script>`;
    show({ server: other, page: await visit(browser, other, PAGE.replace('<script src', `${config}<script src`)) });
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await expect.poll(() => server.last('fields')).toMatchObject({ fields: [['plan', 'gold'], ['orders', 3]], sign: 'abc' });
    expect(server.last('fields')).not.toHaveProperty('exp');
  });

  it('[W-49] [P-14] goes where an operator leads it, within the sites the placement names, and the chat goes along', async () => {
    await open((fresh) => (fresh.placement['sites'] = ['https://shop.test']));
    await chat.getByTestId('input').fill('Where is the cart?');
    await chat.getByTestId('send').click();
    await chat.getByTestId('message').and(chat.locator('[data-state="sent"]')).waitFor();
    server.push({ type: 'teleport', url: 'javascript:document.title="caught"' });
    server.push({ type: 'teleport', url: 'https://evil.test/' });
    server.push({ type: 'teleport', url: 'https://shop.test/cart' });
    await page.waitForURL('https://shop.test/cart');
    await chat.getByText('Where is the cart?').waitFor();
  });
});
