import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AXE, violations } from './axe';
import { PICTURES, server, page, chat, come, open, withBrowser } from './scene';
import { DOOR, SITE } from './server';

withBrowser();

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
