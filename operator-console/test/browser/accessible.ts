import { mkdirSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SHOTS } from '../../dev/scenes.mjs';
import { Stage } from './stage';

const PICTURES = 'target/screenshots';
declare const window: { axe: { run: (options: object) => Promise<AxeResults> } };

/** Waits until nothing has changed for a moment, and nothing moves. */
async function quiet(): Promise<void> {
  await new Promise<void>((resolve) => {
    const settled = () => {
      watch.disconnect();
      resolve();
    };
    let timer = setTimeout(settled, 120);
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(settled, 120);
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(settled, 2_000);
  });
  const ending = document
    .getAnimations()
    .filter((each) => Number.isFinite(Number(each.effect?.getComputedTiming().endTime)));
  await Promise.all(ending.map((each) => each.finished.catch(() => undefined)));
}

/** Looks at each of these: what axe finds, whether it fits its width, and whether it asks anybody else. */
export function lookAt(scenes: typeof SHOTS): void {
  let stage: Stage;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    stage = await Stage.open();
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  describe('every screen', () => {
    it.each(scenes.map((scene) => [scene.name, scene] as const))(
      '%s is free of what axe finds, fits its width and asks nobody else',
      async (name, scene) => {
        const page = await stage.show({ language: 'ru', ...scene });
        await page.locator('#root > *').first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        if (scene.act) await scene.act(page);
        await page.evaluate(quiet);
        await page.screenshot({ path: `${PICTURES}/${name}.png` });

        await page.addScriptTag({ url: '/console/axe.min.js' });
        const { violations } = await page.evaluate(() =>
          // to describe everything that is right takes longer than to find what is wrong
          window.axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            resultTypes: ['violations'],
          }),
        );
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );

        expect(
          violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`),
        ).toEqual([]);
        expect(overflow).toBe(0);
        expect(stage.strangers).toEqual([]);
        expect(stage.complaints.splice(0)).toEqual([]);
      },
    );
  });
}
