import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, visit } from './browser';
import { DOOR, PretendedServer, SITE } from './server';

const PAGE = `<!doctype html><html lang="en"><title>Shop</title><body><h1>Tea</h1>
  <script src="${DOOR}/widget/parley.js" data-placement="shop"></script></body></html>`;
const PICTURES = join(import.meta.dirname, '../../screenshots');

let browser: Browser;
let server: PretendedServer;
let page: Page;
let chat: FrameLocator;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(() => page?.context().close());

async function come(prepare: (server: PretendedServer) => void = () => undefined): Promise<void> {
  server = new PretendedServer();
  server.placement['requiredInfo'] = [];
  prepare(server);
  page = await visit(browser, server, PAGE);
  chat = page.frameLocator('iframe');
}

async function open(prepare?: (server: PretendedServer) => void): Promise<void> {
  await come(prepare);
  await page.getByRole('button', { name: /Open the chat|Открыть чат/ }).click();
  await chat.locator('#chat[data-phase="ready"][data-link="online"]').waitFor();
}

/** For people to look at: the page at the width of a desk and of a phone. */
async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(PICTURES, `${name}-phone.png`) });
  await page.setViewportSize({ width: 1280, height: 800 });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds in a page or frame; frames within it are looked at by themselves. */
async function violations(where: Page | Frame): Promise<string[]> {
  const found = await where.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run(where: object, options: object): Promise<AxeResults> } };
    return (await axe.run(document, { runOnly, iframes: false, resultTypes: ['violations'] })).violations;
  }, RULES);
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

describe('whoever looks at the chat, and however', () => {
  // Each language in light and dark, and each of those at both widths.
  const SIGHTS = {
    en: [{ colorScheme: 'light', width: 1440 }, { colorScheme: 'dark', width: 390 }],
    ru: [{ colorScheme: 'dark', width: 1440 }, { colorScheme: 'light', width: 390 }],
  } as const;
  let complaints: string[];
  let strangers: string[];

  /** What axe finds and what is cut off, in light and dark, on a desk and on a phone. */
  async function isGood(state: string, language: keyof typeof SIGHTS): Promise<void> {
    const frame = page.frames().find((each) => each.url().startsWith(DOOR)) as Frame;
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
    for (const { colorScheme, width } of SIGHTS[language]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      // A frame is drawn anew a moment after its page.
      await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const sight = `${state}, ${language}, ${colorScheme}, ${width}`;
      expect(await violations(frame), sight).toEqual([]);
      const cut = await frame.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.transcript, .form')]
          .filter((box) => box.scrollWidth > box.clientWidth)
          .map((box) => box.className || box.tagName),
      );
      expect(cut, sight).toEqual([]);
      await page.screenshot({ path: join(PICTURES, `${state}-${language}-${colorScheme}-${width}.png`) });
    }
  }

  it.each(['en', 'ru'] as const)('[U-15] [N-06] [U-08] has every state of it without barriers, from nobody else (%s)', async (language) => {
    complaints = [];
    strangers = [];
    await come((fresh) => {
      Object.assign(fresh.placement, {
        language, requiredInfo: ['name', 'email'], languages: ['en', 'ru'], title: language === 'ru' ? 'Чат с магазином' : 'Chat with the shop',
        consentText: 'By writing you agree to our privacy policy.',
        departments: [{ departmentId: 'help', name: 'Help' }, { departmentId: 'sales', name: 'Sales' }],
      });
      fresh.logo = 'logo-1';
      fresh.available = false;
    });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (![SITE, DOOR].includes(origin) && !['data:', 'blob:'].includes(protocol)) strangers.push(request.url());
    });
    await page.getByRole('button', { name: /Open the chat|Открыть чат/ }).click();
    await chat.getByTestId('field-name').fill('Vera');
    await isGood('form', language);
    await chat.getByTestId('field-email').fill('vera@example.org');
    await chat.getByTestId('field-department').selectOption('sales');
    await chat.locator('.form .primary').click();
    await chat.getByTestId('leave').waitFor();
    await isGood('nobody', language);
    await chat.getByTestId('leave').click();
    await isGood('lead', language);
    await chat.locator('.form .plain').click();
    server.turn(true);
    await chat.getByTestId('input').fill(language === 'ru' ? 'Здравствуйте' : 'Hello');
    await chat.getByTestId('send').click();
    await chat.getByTestId('message').and(chat.locator('[data-state="sent"]')).waitFor();
    server.push({ type: 'queue', dialogId: 'd1', position: 3, estimateSeconds: 240 });
    await chat.getByText(language === 'ru' ? 'Вы 3-й в очереди, ответим примерно через 4 мин' : 'You are number 3 in the queue, about 4 min').waitFor();
    await isGood('waiting', language);
    server.operatorJoins('Ann', { position: 'Tea master', avatar: 'ann-1' });
    server.operatorSays('Good day! https://shop.test/tea');
    server.push({ type: 'typing', active: true, name: 'Ann' });
    await chat.getByTestId('files').setInputFiles([
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('12345') },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ]);
    await chat.getByTestId('file').first().waitFor();
    await chat.getByTestId('upload').and(chat.locator('[data-state="failed"]')).waitFor();
    await isGood('talk', language);
    server.close();
    await chat.getByTestId('mark-2').check();
    await chat.locator('.rating .note:not(:empty)').waitFor();
    expect(await chat.getByTestId('typing').isVisible()).toBe(false);
    await isGood('closed', language);
    // The newest stays in sight when the window gets smaller, as with a keyboard on a phone.
    await page.setViewportSize({ width: 390, height: 420 });
    await expect.poll(() => chat.locator('.transcript').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight)).toBeLessThan(2);
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });

  it('[T-24] sounds for what nobody is looking at, and not once it was silenced', async () => {
    await open((fresh) => fresh.open());
    const frame = page.frames().find((each) => each.url().startsWith(DOOR)) as Frame;
    await frame.evaluate(() => {
      // A machine without loudspeakers; what would be heard is written down.
      const part = { connect: () => part, start: () => undefined, stop: () => undefined, setValueAtTime: () => undefined };
      const play = () => ((document.title += '!'), Object.assign(part, { frequency: part }));
      const volume = { gain: { ...part, exponentialRampToValueAtTime: () => undefined }, connect: () => part };
      Object.assign(window, {
        AudioContext: class {
          state = 'running';
          resume = () => Promise.resolve();
          createOscillator = play;
          createGain = () => volume;
        },
      });
    });
    const minimise = () => chat.getByRole('button', { name: 'Minimise' }).click();
    const sounds = () => frame.evaluate(() => document.title.replace(/[^!]/g, '').length);
    await minimise();
    server.operatorSays('one');
    await expect.poll(sounds).toBe(1);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await chat.getByRole('button', { name: 'Turn the sound off' }).click();
    await chat.getByRole('button', { name: 'Turn the sound on' }).waitFor();
    await minimise();
    server.operatorSays('two');
    await page.getByText('2', { exact: true }).waitFor();
    expect(await sounds()).toBe(1);
  });

  it('[P-13] keeps what is typed to itself where operators do not see it', async () => {
    await open((fresh) => (fresh.preview = false));
    await chat.getByTestId('input').pressSequentially('secret');
    await expect.poll(() => server.last('typing')).toMatchObject({ active: true });
    expect(server.frames.filter((each) => 'preview' in each)).toEqual([]);
  });
});

describe('the chat frame', () => {
  it('[U-15] [U-12] [W-57] [W-02] asks for what the placement wants before the first message, and never again', async () => {
    await open((fresh) => {
      fresh.placement['requiredInfo'] = ['name', 'email'];
      fresh.placement['languages'] = ['en', 'ru'];
      fresh.placement['departments'] = [
        { departmentId: 'help', name: 'Help' },
        { departmentId: 'sales', name: 'Sales' },
      ];
      fresh.logo = 'logo-1';
      fresh.placement['consentText'] = 'By writing you agree to our privacy policy.';
    });
    await chat.getByTestId('field-name').fill('Vera');
    await chat.getByTestId('field-email').fill('vera@example.org');
    expect(await chat.getByTestId('face').getAttribute('src')).toBe('/channels/pictures/logo-1');
    await chat.getByTestId('field-language').selectOption('ru');
    await chat.getByTestId('field-department').selectOption('sales');
    await chat.getByRole('button', { name: 'Start the chat' }).click();
    await chat.getByTestId('input').fill('Здравствуйте');
    await chat.getByTestId('send').click();
    await chat.getByTestId('message').and(chat.locator('[data-state="sent"]')).waitFor();
    expect(server.last('card')).toMatchObject({ name: 'Vera', emails: ['vera@example.org'] });
    expect(server.last('message')).toMatchObject({ language: 'ru', departmentId: 'sales', text: 'Здравствуйте' });
    server.operatorJoins('Ann', { position: 'Tea master', avatar: 'ann-1' });
    await chat.getByText('Tea master').waitFor();
    expect(await chat.getByTestId('face').getAttribute('src')).toBe('/channels/pictures/ann-1');
    await picture('face');
    await page.reload();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await chat.getByTestId('input').waitFor();
  });

  it('[U-08] asks for a mark when the chat has ended, and not before', async () => {
    await open((fresh) => {
      fresh.open();
      fresh.operatorJoins();
      fresh.operatorSays('Good day');
    });
    await chat.getByText('Good day').waitFor();
    expect(await chat.getByTestId('mark-5').isVisible()).toBe(false);
    server.close();
    await chat.getByTestId('mark-2').check();
    await expect.poll(() => server.last('rate')).toMatchObject({ dialogId: 'd1', mark: 2 });
    await chat.getByLabel('What could have been better?').fill('Faster');
    await chat.locator('.rating').getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => server.last('rate')).toMatchObject({ mark: 2, comment: 'Faster' });
  });

  it('[U-06] [W-50] sends the conversation by mail', async () => {
    await open((fresh) => {
      fresh.open();
      fresh.operatorSays('Good day');
    });
    await chat.getByTestId('mail').click();
    await chat.getByTestId('field-email').fill('vera@example.org');
    await picture('mail');
    await chat.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.getByText('was sent to vera@example.org').waitFor();
    expect(server.last('transcript')).toMatchObject({ dialogId: 'd1', email: 'vera@example.org' });
  });

  it('[W-50] offers no conversation by mail where the account sends none', async () => {
    await open((fresh) => {
      fresh.placement['historyByMail'] = false;
      fresh.open();
      fresh.operatorSays('Good day');
    });
    await chat.getByText('Good day').waitFor();
    expect(await chat.getByTestId('end').isVisible()).toBe(true);
    expect(await chat.getByTestId('mail').isVisible()).toBe(false);
  });

  it('[U-16] [U-20] takes a message while nobody is there', async () => {
    await open((fresh) => (fresh.available = false));
    await chat.getByTestId('leave').click();
    await chat.getByTestId('field-email').fill('vera@example.org');
    await chat.getByTestId('field-message').fill('Call me back');
    await chat.getByRole('button', { name: 'Leave it' }).click();
    await chat.getByText('Thank you! We will answer').waitFor();
    expect(server.last('message')).toMatchObject({ text: 'Call me back', offline: true });
  });

  it('[C-09] leads to the messengers that the placement has, and nowhere else', async () => {
    await open((fresh) => {
      fresh.placement['messengers'] = [
        { kind: 'vk', name: 'Our community', url: 'https://vk.com/write-123' },
        { kind: 'evil', name: 'Evil', url: 'javascript:alert(1)' },
      ];
    });
    const link = chat.getByTestId('messenger-vk');
    expect(await link.textContent()).toBe('Write us in VK');
    expect(await link.getAttribute('href')).toBe('https://vk.com/write-123');
    expect(await chat.getByTestId('messenger-evil').count()).toBe(0);
    await picture('messengers');
  });

  it('[U-14] sends chosen, pasted and dropped files, and shows what came', async () => {
    await open();
    await chat.getByTestId('files').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('12345') });
    await chat.getByTestId('file').first().waitFor();
    for (const kind of ['paste', 'drop']) {
      await chat.locator('body').evaluate((_body, event) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], `${event}.txt`, { type: 'text/plain' }));
        const target = event === 'paste' ? (document.querySelector('textarea') as Element) : document;
        target.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true }),
        );
      }, kind);
    }
    await expect.poll(() => server.uploads.map((upload) => upload.name)).toEqual(['a.txt', 'paste.txt', 'drop.txt']);
    await expect.poll(() => chat.getByTestId('file').count()).toBe(3);
  });

  it('[U-14] says why a file did not get there, and lets go of it', async () => {
    await open();
    await chat.getByTestId('files').setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    const upload = chat.getByTestId('upload');
    await upload.and(chat.locator('[data-state="failed"]')).waitFor();
    expect(server.uploads).toEqual([]);
    await upload.getByRole('button').click();
    await expect.poll(() => upload.count()).toBe(0);
  });

  it('[U-09] [T-02] reads older pages when scrolled up, and shows what was changed and taken back', async () => {
    await open((fresh) => {
      fresh.open();
      for (let i = 1; i <= 120; i++) fresh.operatorSays(`text ${i}`);
      fresh.happen({ type: 'edited', messageId: 'm120', text: 'text 119, corrected', version: 2 });
      fresh.happen({ type: 'deleted', messageId: 'm121' });
    });
    await chat.getByText('text 119, corrected').waitFor();
    await chat.getByText('Message deleted').waitFor();
    await picture('changed');
    for (let i = 0; i < 3; i++) await chat.locator('.transcript').evaluate((list) => (list.scrollTop = 0));
    await chat.getByText('text 1', { exact: true }).waitFor();
  });

  it('[W-72] [W-73] hides the button while nobody new is taken, and shows it again without a reload', async () => {
    await come((fresh) => (fresh.offered = false));
    const button = page.getByRole('button', { name: 'Open the chat' });
    await expect.poll(() => server.asked).toBe(1);
    expect(await button.isVisible()).toBe(false);
    server.offered = true;
    await button.waitFor({ timeout: 10_000 });
    server.offered = false;
    await button.waitFor({ state: 'hidden', timeout: 10_000 });
  });

  it('[W-71] never shows the button to those who were not chosen', async () => {
    await come((fresh) => (fresh.placement['showPercent'] = 0));
    await expect.poll(() => server.asked).toBe(1);
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('[U-13] [U-22] shows an invitation beside the button, and opens when it is accepted', async () => {
    await open();
    await chat.getByRole('button', { name: 'Minimise' }).click();
    server.push({ type: 'invite', message: 'May I help you choose?' });
    await page.getByText('May I help you choose?').waitFor();
    await picture('invitation');
    await page.getByRole('button', { name: 'Write' }).click();
    await chat.getByTestId('input').waitFor();
  });

  it('is drawn from right to left', async () => {
    await open((fresh) => {
      fresh.placement['language'] = 'ar';
      fresh.open();
      fresh.operatorSays('مرحبا');
    });
    expect(await chat.locator('html').getAttribute('dir')).toBe('rtl');
    await picture('right-to-left');
  });
});

describe('the page and its visitor', () => {
  it('[T-01] delays no page’s first paint, and moves nothing on it', async () => {
    let release: () => void = () => undefined;
    server = new PretendedServer();
    server.placement['requiredInfo'] = [];
    server.page = PAGE.replace('<script src', '<script async src').replace('</body>', '<p>Below it</p></body>');
    server.held = new Promise((done) => (release = done));
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
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
    server = new PretendedServer();
    server.placement['requiredInfo'] = [];
    server.pageHeaders = {};
    const config = `<script>customBlingerConfig = { customLivechatFields: { plan: 'gold', orders: 3, sign: 'abc' } }</script>`;
    page = await visit(browser, server, PAGE.replace('<script src', `${config}<script src`));
    chat = page.frameLocator('iframe');
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
