import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MockAdmin } from '../../dev/mockAdmin';
import type { MockServer } from '../../dev/mockServer';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

declare const mock: MockServer;
declare const mockAdmin: MockAdmin;

const saved = (page: Page) => page.getByTestId('toast').filter({ hasText: 'Saved' }).waitFor();

describe('settings', () => {
  it('[W-61] are saved only when told, and shown as they were saved', async () => {
    const page = await stage.show({ path: 'admin/times' });
    const grace = page.locator('input[name=readGraceHours]');
    // 72 hours are 3 days
    expect(await grace.inputValue()).toBe('3');
    await grace.fill('5');
    await page.getByText('Not saved yet').waitFor();
    await page.getByTestId('save').click();

    await saved(page);
    expect(await grace.inputValue()).toBe('5');
    expect(await page.getByTestId('save').isDisabled()).toBe(true);
  });

  it('show what the server refuses at the field', async () => {
    const page = await stage.show({ path: 'admin/times' });
    await page.locator('input[name=alertEmail]').fill('nobody');
    await page.getByTestId('save').click();

    const wrong = page.locator('input[name=alertEmail][aria-invalid=true]');
    await wrong.waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('outside what is allowed');
  });

  it('say when somebody else saved first, and load again when told', async () => {
    const page = await stage.show({ path: 'admin/distribution' });
    await page.locator('textarea[name=queueText]').fill('Please wait');
    await page.evaluate(() => {
      mockAdmin.touch('distribution', '');
      mock.broadcast({ type: 'settings' });
    });
    await page.waitForTimeout(300);
    expect(await page.locator('textarea[name=queueText]').inputValue()).toBe('Please wait');
    await page.getByTestId('save').click();
    await page.getByTestId('form-problem').filter({ hasText: 'Somebody else saved this first' }).waitFor();

    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByTestId('form-problem').waitFor({ state: 'detached' });
    await page.locator('textarea[name=queueText]').fill('Please wait');
    await page.getByTestId('save').click();
    await saved(page);
  });

  it('are not left by accident with something unsaved, neither by a link nor by the way back', async () => {
    const page = await stage.show({ path: 'admin/account' });
    await page.getByTestId('admin-tab-times').click();
    await page.locator('textarea[name=greeting]').fill('Hello');
    await page.getByTestId('admin-tab-slas').click();
    await page.getByTestId('leave-confirm').waitFor();
    await page.getByRole('button', { name: 'Stay here' }).click();
    expect(await page.locator('textarea[name=greeting]').inputValue()).toBe('Hello');

    await page.goBack();
    await page.getByTestId('leave-confirm').waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/admin/times');
    await page.getByTestId('leave-confirm').click();
    await page.locator('[data-testid=admin-tab-account][aria-current=page]').waitFor();
  });
});

describe('the conversation by mail', () => {
  it('[W-50] is on until it is switched off and saved', async () => {
    const page = await stage.show({ path: 'admin/visits' });
    const byMail = page.getByRole('switch', { name: 'chat sent by mail' });
    expect(await byMail.getAttribute('aria-checked')).toBe('true');
    await byMail.click();
    await page.getByTestId('save').click();

    await saved(page);
    expect(await byMail.getAttribute('aria-checked')).toBe('false');
    expect(await page.evaluate(() => mockAdmin.answer('GET', ['visits'], null).body)).toMatchObject({
      historyByMail: false,
    });
  });
});

describe('a chat for a site', () => {
  it('[B-13] [B-05] is there with a button after three clicks, and then looks as it is told', async () => {
    const page = await stage.show({ path: 'admin/account' });
    await page.getByTestId('admin-tab-channels').click();
    await page.getByTestId('add').click();
    await page.getByTestId('save').click();

    await page.getByTestId('snippet').filter({ hasText: '/widget/parley.js' }).waitFor();
    const [made] = await page.evaluate(() => mockAdmin.all('placements').slice(-1));
    const channel = await page.evaluate(() => mockAdmin.all('channels').slice(-1)[0]);
    expect(channel).toMatchObject({ kind: 'web', enabled: true });
    expect(made).toMatchObject({ channelId: channel?.channelId, showPercent: 100 });
    await page.locator('input[name=title]').fill('Ask us');
    await page.getByTestId('save').click();
    await expect
      .poll(() => page.evaluate(() => mockAdmin.all('placements').slice(-1)[0]))
      .toMatchObject({ title: 'Ask us' });
  });
});

describe('the photo of invitations', () => {
  it('[W-30] is named once it is chosen, let go of by discarding, and kept by saving', async () => {
    const page = await stage.show({ path: 'admin/visits' });
    const choose = page.getByTestId('choose-invitation');
    expect(await choose.getAttribute('accept')).toBe('image/png,image/jpeg');
    const photo = { name: 'ann-smiles.png', mimeType: 'image/png', buffer: Buffer.from('a picture') };
    await choose.setInputFiles(photo);
    await page.getByTestId('chosen-invitation').filter({ hasText: 'ann-smiles.png' }).waitFor();
    await page.getByText('Not saved yet').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByTestId('chosen-invitation').waitFor({ state: 'detached' });
    expect(await page.getByTestId('picture-invitation').count()).toBe(0);

    await choose.setInputFiles(photo);
    await page.getByTestId('picture-invitation').waitFor();
    await page.getByTestId('save').click();
    await saved(page);
    expect(await page.getByTestId('picture-invitation').getAttribute('src')).toBe('/channels/pictures/picture-1');
  });
});

describe('working time', () => {
  it('[T-11] has several stretches a day and holidays out of a file', async () => {
    const page = await stage.show({ path: 'admin/calendars/office' });
    const monday = page.getByTestId('day-MONDAY');
    await page.getByTestId('add-MONDAY').click();
    expect(await monday.getByLabel('From').count()).toBe(3);
    await monday.getByLabel('From').last().fill('10:00');
    await monday.getByText('These hours overlap.').waitFor();
    await monday.getByLabel('From').last().fill('21:00');

    await page
      .getByTestId('holidays-file')
      .setInputFiles({ name: 'h.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') });
    await page.getByText('1 day found').waitFor();
    expect(await page.getByTestId('day-off').count()).toBe(3);
    await page.getByTestId('save').click();
    await saved(page);
    await page.getByTestId('thing').filter({ hasText: '3 holidays' }).waitFor();
  });

  it('is not removed while something uses it', async () => {
    const page = await stage.show({ path: 'admin/calendars/office' });
    await page.getByTestId('remove').click();
    await page.getByTestId('remove-confirm').click();

    await page.getByTestId('form-problem').filter({ hasText: 'still depends on this' }).waitFor();
  });
});

describe('rules', () => {
  it('[B-07] are ordered, and the order stays', async () => {
    const page = await stage.show({ path: 'admin/keywords' });
    const names = () =>
      page.getByTestId('thing').evaluateAll((all) => all.map((each) => each.querySelector('b')?.textContent));
    await expect.poll(names).toEqual(['Returns', 'Invoices', 'Order number']);
    await page.getByTestId('move-down').first().click();

    await expect.poll(names).toEqual(['Invoices', 'Returns', 'Order number']);
    await page.getByTestId('dry-run-start').click();
    await page.getByTestId('dry-run-sum').filter({ hasText: 'Looked at: 8' }).waitFor();
  });

  it('[B-07] are tried while they are written, and refused where they would take too long', async () => {
    const page = await stage.show({ path: 'admin/keywords/new' });
    await page.locator('input[name=name]').fill('Delivery');
    await page.locator('select[name=match]').selectOption('regex');
    await page.locator('input[name=pattern]').fill('deliver(y|ed)');
    await page.locator('input[name=trial]').fill('When is it delivered?');
    await page.locator('[data-testid=trial][data-found=true]').waitFor();

    await page.locator('input[name=pattern]').fill('a(?=b)');
    await page.getByTestId('save').click();
    await page.locator('input[name=pattern][aria-invalid=true]').waitFor();
  });

  it('[T-07] nest their conditions and are built with the keyboard alone', async () => {
    const page = await stage.show({ path: 'admin/automations/new' });
    await page.locator('input[name=name]').fill('Evening');
    await page.getByTestId('condition-add').focus();
    await page.keyboard.press('Enter');
    const test = page.getByTestId('condition-test');
    await test.locator('input[name=values]').fill('refund');
    await page.keyboard.press('Enter');
    await test.getByTestId('label').filter({ hasText: 'refund' }).waitFor();
    await test.getByTestId('condition-not').focus();
    await page.keyboard.press('Space');
    await page.getByTestId('condition-add-group').click();
    await page.locator('[data-testid=condition-group][data-kind=any]').waitFor();

    await page.getByTestId('save').click();
    await page.getByTestId('rule-action').getByRole('alert').waitFor();
    await page.getByTestId('rule-action').locator('input[name=tags]').fill('evening');
    await page.getByTestId('save').click();
    await saved(page);
    await page.getByTestId('thing').filter({ hasText: 'Evening' }).filter({ hasText: '1 condition' }).waitFor();
  });
});
