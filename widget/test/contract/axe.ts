import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** To be evaluated where it is to look. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds in a page or frame; frames within it are looked at by themselves. */
export async function violations(where: Page | Frame): Promise<string[]> {
  const found = await where.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run(where: object, options: object): Promise<AxeResults> } };
    return (await axe.run(document, { runOnly, iframes: false, resultTypes: ['violations'] })).violations;
  }, RULES);
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
