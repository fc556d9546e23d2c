import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { openBrowser, visit } from './browser';
import { DOOR, PretendedServer } from './server';

/* A shop's page with the chat, as a visitor has it before them. */

export const PAGE = `<!doctype html><html lang="en"><title>Shop</title><body><h1>Tea</h1>
  <script src="${DOOR}/widget/parley.js" data-placement="shop"></script></body></html>`;
/** For people to look at. */
export const PICTURES = join(import.meta.dirname, '../../screenshots');

export let browser: Browser;
export let server: PretendedServer;
export let page: Page;
export let chat: FrameLocator;

/** Another page than the usual one is before the visitor. */
export function show(what: { server: PretendedServer; page: Page; chat?: FrameLocator }): void {
  ({ server, page } = what);
  chat = what.chat ?? page.frameLocator('iframe');
}

/** To be called once in each file of tests. */
export function withBrowser(): void {
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await page?.context().close();
    expect(server?.broken ?? []).toEqual([]);
  });
}

export async function come(prepare: (server: PretendedServer) => void = () => undefined): Promise<void> {
  server = new PretendedServer();
  server.placement['requiredInfo'] = [];
  prepare(server);
  page = await visit(browser, server, PAGE);
  chat = page.frameLocator('iframe');
}

export async function open(prepare?: (server: PretendedServer) => void): Promise<void> {
  await come(prepare);
  await page.getByRole('button', { name: /Open the chat|Открыть чат/ }).click();
  await chat.locator('#chat[data-phase="ready"][data-link="online"]').waitFor();
}

/** For people to look at: the page at the width of a desk and of a phone. */
export async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: join(PICTURES, `${name}-phone.png`) });
  await page.setViewportSize({ width: 1280, height: 800 });
  await settled();
}

/** Drawn at its new width: what is clicked in a frame that is about to move is clicked beside it. */
async function settled(): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
