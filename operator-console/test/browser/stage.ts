import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { serve } from '../../dev/serve.mjs';

export interface Look {
  path?: string;
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  language?: 'ru' | 'en';
  density?: 'comfortable' | 'compact';
  play?: string;
  touch?: boolean;
}

/** A browser before a console with pretended services; everything it asked of other hosts is noted. */
export class Stage {
  readonly strangers: string[] = [];
  readonly complaints: string[] = [];
  /** by what a context cannot change any more; kept, so that its pages need not read and compile the console again */
  private readonly contexts = new Map<string, BrowserContext>();
  private pages: Page[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    private readonly stop: () => void,
  ) {}

  static async open(): Promise<Stage> {
    const { origin, stop } = await serve(fileURLToPath(new URL('../../target/mock', import.meta.url)));
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    return new Stage(browser, origin, stop);
  }

  async show(look: Look): Promise<Page> {
    const {
      path = '',
      width = 1440,
      height = 900,
      theme = 'light',
      language = 'en',
      density = 'comfortable',
      play = '',
    } = look;
    const touch = look.touch ?? false;
    const key = [touch, language].join();
    let context = this.contexts.get(key);
    if (!context) {
      context = await this.browser.newContext({
        hasTouch: touch,
        isMobile: touch,
        locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      });
      this.contexts.set(key, context);
    }
    const page = await context.newPage();
    this.pages.push(page);
    await page.setViewportSize({ width, height });
    await page.addInitScript(
      (chosen) => {
        // a tab that has not been here before is a browser that has not
        if (sessionStorage.getItem('been')) return;
        sessionStorage.setItem('been', 'here');
        localStorage.clear();
        localStorage.setItem('parley.preferences', JSON.stringify(chosen));
      },
      { theme, language, density },
    );
    page.on('request', (request) => {
      if (!request.url().startsWith(this.origin) && !request.url().startsWith('data:'))
        this.strangers.push(request.url());
    });
    page.on('pageerror', (failure) => this.complaints.push(failure.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    await page.goto(`${this.origin}/console/${path}?company=${language}&latency=10${play}`);
    return page;
  }

  async clear(): Promise<void> {
    for (const page of this.pages.splice(0)) await page.close();
  }

  async close(): Promise<void> {
    await this.clear();
    await this.browser.close();
    this.stop();
  }
}
