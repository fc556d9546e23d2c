/* Pictures of the console with pretended data: node dev/shots.mjs [name…]; they land in target/screenshots. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { SHOTS } from './scenes.mjs';
import { serve } from './serve.mjs';

const root = fileURLToPath(new URL('../target/mock', import.meta.url));
const out = fileURLToPath(new URL('../target/screenshots', import.meta.url));
const wanted = process.argv.slice(2);

await mkdir(out, { recursive: true });
const { origin, stop } = await serve(root);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const shot of SHOTS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))) {
  const {
    name,
    path,
    width = 1440,
    height = 900,
    theme = 'light',
    language = 'ru',
    play = '',
    touch = false,
    act,
  } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: 1,
    locale: language === 'ru' ? 'ru-RU' : 'en-GB',
  });
  await context.addInitScript(
    (chosen) => {
      localStorage.setItem('parley.preferences', JSON.stringify(chosen));
    },
    { theme, language, density: shot.density ?? 'comfortable' },
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (failure) => {
    console.log(`${name}: ${failure.message}`);
  });
  await page.goto(`${origin}/console/${path}?company=${language}&latency=10${play}`);
  await page.waitForTimeout(700);
  if (act) {
    await act(page);
    await page.waitForTimeout(400);
  }
  await page.screenshot({ path: `${out}/${name}.png` });
  await context.close();
}
await browser.close();
stop();
