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
  /** in a browser's context of its own, such as one whose clock is put on */
  apart?: boolean;
}

/** A page of the console's origin where nothing runs. */
const EMPTY = '/empty';

interface Taken {
  page: Page;
  key: string;
  apart: boolean;
}

/** A browser before a console with pretended services; everything it asked of other hosts is noted. */
export class Stage {
  readonly strangers: string[] = [];
  readonly complaints: string[] = [];
  /** by what a context cannot change any more */
  private readonly contexts = new Map<string, BrowserContext>();
  /** kept, because a new tab reads and compiles the console again, which takes longer than all that is done in it */
  private readonly idle = new Map<string, Page[]>();
  private readonly taken: Taken[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
    private readonly stop: () => void,
  ) {}

  static async open(): Promise<Stage> {
    const { origin, stop } = await serve(
      fileURLToPath(new URL('../../target/mock', import.meta.url)),
      async (request, response) => {
        if (request.url !== EMPTY) return false;
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<link rel="icon" href="data:,">');
        return true;
      },
    );
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
    const apart = look.apart ?? false;
    const key = [touch, language, ...(apart ? [this.taken.length] : [])].join();
    const page = this.idle.get(key)?.pop() ?? (await this.newPage(key, touch, language));
    this.taken.push({ page, key, apart });
    await page.setViewportSize({ width, height });
    await page.goto(this.origin + EMPTY);
    await page.evaluate(
      (chosen) => {
        sessionStorage.clear();
        localStorage.clear();
        localStorage.setItem('parley.preferences', JSON.stringify(chosen));
      },
      { theme, language, density },
    );
    await page.goto(`${this.origin}/console/${path}?company=${language}&latency=10${play}`);
    return page;
  }

  private async newPage(key: string, touch: boolean, language: string): Promise<Page> {
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
    page.on('request', (request) => {
      if (!request.url().startsWith(this.origin) && !request.url().startsWith('data:'))
        this.strangers.push(request.url());
    });
    page.on('pageerror', (failure) => this.complaints.push(failure.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    return page;
  }

  /** Ends what the pages show, and keeps their tabs; a context apart goes. */
  async clear(): Promise<void> {
    for (const { page, key, apart } of this.taken.splice(0)) {
      if (apart) {
        await this.contexts.get(key)?.close();
        this.contexts.delete(key);
      } else {
        await page.goto('about:blank');
        this.idle.set(key, [...(this.idle.get(key) ?? []), page]);
      }
    }
  }

  async close(): Promise<void> {
    await this.clear();
    await this.browser.close();
    this.stop();
  }
}
