import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MockAdmin } from '../../dev/mockAdmin';
import type { MockServer } from '../../dev/mockServer';
import type { MockTemplates } from '../../dev/mockTemplates';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

declare const mock: MockServer;
declare const mockAdmin: MockAdmin;
declare const mockTemplates: MockTemplates;
declare const window: { mock: MockServer };

const typed = (page: Page) => page.getByTestId('composer-text').inputValue();

describe('templates while writing', () => {
  it('[W-20] [T-08] are chosen by section, filled in, and taken back as typing is, with the keyboard alone', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer-text').fill('Sorry, ');
    await page.keyboard.type('/');
    await page.getByTestId('template-section').filter({ hasText: 'Delivery' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('template-choice').filter({ hasText: 'Late courier' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('template-section').first().waitFor();
    await page.keyboard.type('late');
    await page.getByTestId('template-choice').filter({ hasText: 'Late courier' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => typed(page)).toMatch(/^Sorry, Catherine Wolfe, sorry for the wait!/);
    expect(await page.getByTestId('template-picker').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => typed(page)).toBe('Sorry, /late');
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('template-picker').count()).toBe(0);
  });

  it('[W-18] [N-22] are offered when they are like what is written, and taken by a key', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer-text').fill('The refund reaches');
    await page.getByTestId('template-offer').filter({ hasText: 'Refund time' }).waitFor();
    await page.keyboard.press('Alt+1');
    await expect.poll(() => typed(page)).toMatch(/^The refund reaches your account/);
    await page.getByTestId('template-offer').waitFor({ state: 'detached' });
  });

  it('[W-17] what was typed is kept as a template of one’s own', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer-text').fill('We open at nine.');
    await page.getByTestId('keep').click();
    await page.locator('input[name=templateName]').fill('Hours');
    await page.getByTestId('keep-template-save').click();
    await page.getByTestId('keep-template').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => mockTemplates.all.at(-1))).toMatchObject({
      level: 'personal',
      language: 'en',
      name: 'Hours',
      text: 'We open at nine.',
    });
    expect(await typed(page)).toBe('We open at nine.');
  });
});

describe('macros', () => {
  it('[T-06] are made by an operator, run by a key, and say at which step they stopped', async () => {
    const page = await stage.show({ path: 'admin/macros', play: '&role=operator' });
    await page.getByTestId('thing').filter({ hasText: 'Refund' }).click();
    await page.getByTestId('macro-view').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByTestId('add').click();
    await page.locator('input[name=name]').fill('Tag and fail');
    await page.locator('select[name=kind]').selectOption('add-tags');
    await page.getByLabel('Tags').fill('broken');
    await page.keyboard.press('Enter');
    await page.getByTestId('action-add').click();
    await page.locator('select[name=kind]').last().selectOption('send-text');
    await page.locator('textarea[name=text]').fill('!fail');
    await page.getByTestId('action-add').click();
    await page.locator('select[name=kind]').last().selectOption('close');
    await page.getByTestId('save').click();
    await page.getByTestId('thing').filter({ hasText: 'Tag and fail' }).waitFor();
    await page.getByRole('button', { name: 'To the workplace' }).click();
    await page.getByTestId('list-tab-mine').click();
    await page.getByTestId('dialog-row').first().click();
    await page.getByTestId('dialog-pane').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.getByTestId('macro-search').fill('fail');
    await page.keyboard.press('Enter');
    await page.getByText('stopped at step 2 of 3').waitFor();
    const dialogId = await page.getByTestId('dialog-pane').getAttribute('data-dialog-id');
    const row = await page.evaluate((id) => mock.world.row(id ?? ''), dialogId);
    expect(row).toMatchObject({ status: 'assigned', tags: expect.arrayContaining(['broken']) as string[] });
  });
});

describe('the list of templates', () => {
  it('[W-16] an operator sees all of theirs and changes their own', async () => {
    const page = await stage.show({ path: 'admin/templates', play: '&role=operator' });
    await page.getByTestId('thing').filter({ hasText: 'Return terms' }).click();
    await page.getByTestId('template-view').filter({ hasText: 'within 14 days' }).waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByTestId('thing').filter({ hasText: 'Refund time' }).click();
    await page.locator('textarea[name=text]').fill('The refund takes a week.');
    await page.getByTestId('save').click();
    await page.getByTestId('thing').filter({ hasText: 'takes a week' }).waitFor();
    await page.locator('select[name=section]').selectOption('Payment');
    await expect.poll(() => page.getByTestId('thing').count()).toBe(1);
    await page.locator('select[name=section]').selectOption('');
    await page.locator('input[name=sought]').fill('courier');
    await expect.poll(() => page.getByTestId('thing').count()).toBe(1);
  });

  it('[T-08] a table is tried, refused by cell, and brought in', async () => {
    const page = await stage.show({ path: 'admin/templates/table' });
    const bring = (text: string) =>
      page
        .getByTestId('import-file')
        .setInputFiles({ name: 'templates.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const head = 'level,department,language,section,name,text\n';
    await bring(`${head}all,,en,,Hours,We open at nine.\n`);
    await page.getByTestId('import-errors').getByRole('cell', { name: 'level' }).waitFor();
    expect(await page.getByTestId('import').isDisabled()).toBe(true);
    await bring(`${head}global,,en,,Hours,We open at nine.\n`);
    await page.getByTestId('import-trial').filter({ hasText: 'New: 1' }).waitFor();
    await page.getByTestId('import').click();
    await page.getByTestId('thing').filter({ hasText: 'Hours' }).waitFor();
  });
});

describe('categories', () => {
  it('[W-12] are a tree and lines, built with the keyboard', async () => {
    const page = await stage.show({ path: 'admin/classification' });
    const last = page.getByTestId('category').last().locator('input');
    await last.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Refund late');
    await page.keyboard.press('Alt+ArrowRight');
    expect(await page.getByTestId('category').last().getAttribute('data-level')).toBe('2');
    await page.getByTestId('category-lines').click();
    const lines = page.locator('textarea[name=lines]');
    expect(await lines.inputValue()).toMatch(/Return\n Refund late$/);
    await lines.fill(`${await lines.inputValue()}\nOther`);
    await page.getByTestId('save').click();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    const { body } = await page.evaluate(() => mockAdmin.answer('GET', ['classification'], null));
    expect(body).toMatchObject({ version: 2 });
    expect((body as { categories: { name: string }[] }).categories.map(({ name }) => name).slice(-3)).toEqual([
      'Return',
      'Refund late',
      'Other',
    ]);
  });

  it('[W-15] a dialog is closed with the category that is asked for then', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('close').waitFor();
    await page.evaluate(() => {
      window.mock.categoryRequired = true;
    });
    await page.getByTestId('close').click();
    await page.getByTestId('close-search').fill('late');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=dialog-status][data-status=closed]').waitFor();
    expect(await page.evaluate(() => mock.world.row('dialog-0')?.category)).toBe('Delivery / Late');
  });
});

describe('[T-05] what was begun to be written', () => {
  it('is kept by the server, and found where its operator goes on', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    const text = page.getByTestId('composer-text');
    await text.fill('One moment');
    await expect
      .poll(() => page.evaluate(() => mock.drafts.get('dialog-0')))
      .toEqual({ reply: 'One moment', note: '', mode: 'reply' });
    await page.evaluate(() => mock.drafts.set('dialog-0', { reply: 'From the phone', note: '', mode: 'reply' }));
    await page.locator('[data-dialog-id=dialog-1][data-testid=dialog-row]').click();
    await page.locator('[data-testid=dialog-pane][data-dialog-id=dialog-1]').waitFor();
    expect(await typed(page)).toBe('');
    await page.locator('[data-dialog-id=dialog-0][data-testid=dialog-row]').click();
    await expect.poll(() => typed(page)).toBe('From the phone');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => mock.drafts.get('dialog-0')))
      .toEqual({ reply: '', note: '', mode: 'reply' });
  });
});

describe('what was changed', () => {
  it('[W-75] [T-20] is told of each setting by who, when and what, and put back into its form', async () => {
    const page = await stage.show({ path: 'admin/times' });
    const greeting = page.locator('textarea[name=greeting]');
    for (const text of ['Welcome', 'Good day']) {
      await greeting.fill(text);
      await page.getByTestId('save').click();
      await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    }
    await page.getByTestId('history').click();
    await page.getByTestId('history-entry').first().getByRole('cell', { name: 'Good day' }).waitFor();
    await page.getByTestId('restore').click();
    expect(await greeting.inputValue()).toBe('Welcome');
    await page.getByTestId('save').click();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });

    await page.getByTestId('admin-tab-audit').click();
    await page.getByTestId('audit-entry').filter({ hasText: 'Times and texts' }).first().click();
    await page.getByTestId('changes').first().getByRole('cell', { name: 'Welcome' }).waitFor();
  });

  it('[W-75] a setting is found by its name with the keyboard, and has the focus then', async () => {
    const page = await stage.show({ path: 'admin/account' });
    await page.getByTestId('settings-search').fill('subject');
    await page.getByTestId('settings-search').fill('greeting');
    await page.getByTestId('setting-found').filter({ hasText: 'Times and texts' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.getByTestId('setting-found').filter({ hasText: 'Times and texts' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('greeting');
  });
});

describe('colleagues', () => {
  it('[T-05] who write in the same dialog are named', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer-text').waitFor();
    await page.locator('[data-testid=connection][data-fresh=true]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const row = mock.world.row('dialog-0');
      mock.broadcast({
        type: 'signal',
        signal: {
          type: 'Typing',
          conversationId: row?.conversationId ?? '',
          dialogId: 'dialog-0',
          actor: { kind: 'operator', id: 'anna', name: 'Anna Petrova', role: 'operator' },
          active: true,
        },
      });
    });
    await page.getByTestId('colleague-typing').filter({ hasText: 'Anna Petrova' }).waitFor();
  });
});
