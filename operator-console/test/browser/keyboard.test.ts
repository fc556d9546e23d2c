import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

describe('a day without a mouse', () => {
  it('walks the list, opens, answers, notes, transfers, closes and finds', async () => {
    const page = await stage.show({ path: 'awaiting' });
    const keys = page.keyboard;
    await page.getByTestId('dialog-row').first().waitFor();

    await keys.press('ArrowDown');
    await keys.press('Enter');
    const pane = page.getByTestId('dialog-pane');
    await pane.waitFor();
    const opened = await pane.getAttribute('data-dialog-id');
    await page.locator('[data-testid=composer-text]:focus').waitFor();

    await keys.type('On my way');
    await keys.press('Enter');
    await page.locator('[data-testid=message][data-state=sent]', { hasText: 'On my way' }).waitFor();
    await page.locator('[data-testid=dialog-status][data-operator-id=me]').waitFor();

    await keys.press('Escape');
    await keys.press('n');
    await keys.type('Careful with this one');
    await keys.press('Enter');
    await page.locator('[data-testid=note][data-state=sent]', { hasText: 'Careful' }).waitFor();

    await keys.press('Escape');
    await keys.press('r');
    await page.getByTestId('transfer-panel').waitFor();
    await keys.type('anna');
    await keys.press('Enter');
    await page.locator('[data-testid=dialog-status][data-operator-id=anna]').waitFor();

    await keys.press('Escape');
    await keys.press('t');
    await page.locator('[data-testid=dialog-status][data-operator-id=me]').waitFor();
    await keys.press('e');
    await page.locator('[data-testid=dialog-status][data-status=closed]').waitFor();

    await keys.press('Escape');
    await page.getByTestId('no-dialog').waitFor();
    await keys.press('Control+k');
    await page.getByTestId('palette').waitFor();
    await keys.type('closed');
    await keys.press('Enter');
    await page.locator(`[data-testid=dialog-list][data-list=closed] [data-dialog-id="${opened}"]`).waitFor();

    await keys.press('?');
    await page.getByTestId('keys-help').waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('sends and goes to the next dialog with one key', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.locator('[data-testid=composer-text]:focus').waitFor();
    await page.getByTestId('dialog-row').nth(1).waitFor();
    await page.keyboard.type('Done');
    await page.keyboard.press('Control+Enter');

    await page.locator('[data-testid=dialog-pane]:not([data-dialog-id=dialog-0])').waitFor();
  });

  it('has the same keys on a Russian keyboard', async () => {
    const page = await stage.show({ path: 'mine/dialog-0', language: 'ru' });
    await page.locator('[data-testid=composer-text]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyR', key: 'к', bubbles: true })),
    );

    await page.getByTestId('transfer-panel').waitFor();
  });
});
