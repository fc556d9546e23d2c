import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MockServer } from '../../dev/mockServer';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

declare const mock: MockServer;

type Happening = Parameters<MockServer['happen']>[3];

/** Something happens in dialog-0, of which the visitor is the cause. */
const happens = (page: Page, body: Happening) =>
  page.evaluate((what) => {
    const row = mock.world.row('dialog-0');
    if (row) mock.happen(row.conversationId, row.dialogId, { kind: 'visitor', id: row.visitorId }, what);
  }, body);

const reply = async (page: Page, text: string) => {
  await page.getByTestId('composer-text').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=message][data-state=sent]', { hasText: text }).waitFor();
};

describe('messages that are more than text', () => {
  it('[N-20] are put right from the keyboard, with the text before in reach, and taken back after a question', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await reply(page, 'Free abowe 3,000');

    await page.keyboard.press('ArrowUp');
    await page.locator('[data-testid=composer][data-mode=edit]').waitFor();
    expect(await page.getByTestId('composer-text').inputValue()).toBe('Free abowe 3,000');
    await page.getByTestId('composer-text').fill('Free above 3,000');
    await page.keyboard.press('Enter');
    const message = page.getByTestId('message').filter({ hasText: 'Free above 3,000' });
    await message.getByTestId('edited').click();
    await page.getByTestId('earlier-texts').getByText('Free abowe 3,000').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('earlier-texts').waitFor({ state: 'detached' });
    await page.getByTestId('composer-text').focus();
    await page.locator('[data-testid=composer][data-mode=reply]').waitFor();

    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await page.locator('[data-testid=composer][data-mode=reply]').waitFor();
    expect(await page.getByTestId('dialog-pane').count()).toBe(1);

    await message.hover();
    await message.getByTestId('delete-message').click();
    await page.getByTestId('confirm-delete').click();
    await message.waitFor({ state: 'detached' });
    await page.getByTestId('message').filter({ hasText: 'Message deleted' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('[T-22] are had as a file, and a failure is said', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    for (const format of ['pdf', 'csv']) {
      const download = page.waitForEvent('download');
      await page.getByTestId(`download-${format}`).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`dialog-0.${format}`);
      expect(await readFile(await file.path(), 'utf8')).toContain(`transcript.${format} of dialog-0`);
    }
    await page.evaluate(() => {
      mock.world.row = () => null;
    });
    await page.getByTestId('download-csv').click();
    await page.getByTestId('toast').filter({ hasText: 'The file could not be had' }).waitFor();
  });

  it('show pictures and name every other file, also while their links cannot be had', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('transcript').waitFor();
    await happens(page, {
      type: 'MessagePosted',
      messageId: 'with-files',
      text: '',
      attachments: [
        {
          attachmentId: 'f1',
          kind: 'image',
          name: 'yard.png',
          mediaType: 'image/png',
          size: 48_213,
          width: 64,
          height: 48,
        },
        { attachmentId: 'f2', kind: 'voice', name: 'voice.ogg', mediaType: 'audio/ogg', size: 9_120, seconds: 65 },
      ],
    });
    const message = page.locator('[data-message-id=with-files]');
    await message.locator('img[alt="yard.png"]').waitFor();
    const voice = message.locator('a[data-kind=voice]');
    await voice.waitFor();
    expect(await voice.innerText()).toMatch(/voice\.ogg\s+Voice message · 1:05 · 9\.1\s?kB/);
    await page.locator('[data-dialog-id=dialog-0]', { hasText: 'yard.png' }).first().waitFor();

    await happens(page, {
      type: 'MessagePosted',
      messageId: 'gone-files',
      text: 'and this',
      attachments: [{ attachmentId: 'gone', kind: 'image', name: 'gone.png', mediaType: 'image/png', size: 1 }],
    });
    await page.locator('[data-message-id=gone-files]').getByTestId('files-retry').waitFor();
    expect(await page.locator('[data-message-id=gone-files] [data-testid=attachment]').innerText()).toContain(
      'gone.png',
    );
  });
});

describe('what is known of the visitor', () => {
  it('[U-08] shows their mark in the head and in the list', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('transcript').waitFor();
    await happens(page, { type: 'DialogRated', mark: 4, comment: 'Fast', operatorId: 'me' });

    await page.locator('[data-testid=dialog-pane] [data-testid=rating][data-mark="4"]').waitFor();
    await page.locator('[data-testid=dialog-row][data-dialog-id=dialog-0] [data-testid=rating]').waitFor();
    await page.locator('[data-testid=line][data-event=DialogRated]', { hasText: 'Fast' }).waitFor();
  });

  it('[B-21] [B-22] [W-53] shows what the site told, with the badge only where it was proved', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('fields-panel').waitFor({ state: 'detached' });
    await happens(page, {
      type: 'VisitorFieldsChanged',
      fields: [{ name: 'Plan', value: 'Gold' }],
      proof: 'unverified',
      crmId: 'crm-42',
    });
    await page.getByTestId('unverified').waitFor();
    expect(await page.getByTestId('fields-panel').innerText()).toMatch(/crm-42[\s\S]*Plan\s+Gold/);
    expect(await page.getByTestId('verified').count()).toBe(0);
    expect(await page.getByTestId('crm-link').getAttribute('href')).toBe('https://crm.example.com/people/crm-42');

    await happens(page, { type: 'VisitorFieldsChanged', fields: [{ name: 'Plan', value: 'Gold' }], proof: 'verified' });
    await page.getByTestId('verified').waitFor();
    expect(await page.getByTestId('crm-link').count()).toBe(0);
    expect(await page.getByTestId('unverified').count()).toBe(0);
  });

  it('[C-11] says why nobody can answer, leaves the note, and takes answers again once they arrive', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('transcript').waitFor();
    await happens(page, { type: 'ReachabilityChanged', reachable: false, reason: 'blocked by the visitor' });

    await page.getByTestId('unreachable').filter({ hasText: 'blocked by the visitor' }).waitFor();
    await page.locator('[data-testid=composer][data-mode=note]').waitFor();
    expect(await page.getByTestId('reply-toggle').isDisabled()).toBe(true);

    await happens(page, { type: 'ReachabilityChanged', reachable: true });
    await page.getByTestId('unreachable').waitFor({ state: 'detached' });
    await page.locator('[data-testid=composer][data-mode=reply]').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});

describe('a messenger', () => {
  it('[N-19] [N-17] what did not arrive is seen with each attempt and sent again by hand, and what nobody understood is shown', async () => {
    const page = await stage.show({ path: 'admin/channels/tg-1' });
    const log = page.getByTestId('channel-log');
    const failed = log.locator('[data-testid=channel-delivery][data-state=failed]');
    await failed.getByText('2 attempts').click();
    await failed.getByTestId('channel-attempt').filter({ hasText: 'the visitor cannot be written to' }).waitFor();
    await log.locator('[data-state=uncertain]').getByText('Uncertain: it may have arrived').waitFor();
    expect(await log.locator('[data-state=sent]').first().getByRole('checkbox').isDisabled()).toBe(true);

    await log.locator('select[name=deliveryState]').selectOption('uncertain');
    await log.getByRole('checkbox').check();
    await page.getByTestId('retry-chosen').click();
    await log.getByText('Nothing of the kind').waitFor();
    await log.locator('select[name=deliveryState]').selectOption('pending');
    await log.getByTestId('channel-delivery').nth(1).waitFor();

    await page.getByTestId('show-odd').click();
    await page.getByTestId('odd-arrival').filter({ hasText: 'message_reaction_event' }).waitFor();
  });

  it('[N-28] [T-02] says how long it still does, counts the messages of a long text, and then why nobody can answer', async () => {
    const page = await stage.show({ path: 'mine/dialog-4', apart: true });
    await page.locator('[data-testid=reply-window][data-state=open]').filter({ hasText: 'another 23 h' }).waitFor();
    await page.getByTestId('composer-text').fill('x'.repeat(4_001));
    await page.getByTestId('composer-pieces').filter({ hasText: '2 messages' }).waitFor();

    await page.clock.setFixedTime(Date.now() + 24 * 3_600_000);
    await page.locator('[data-testid=reply-window][data-state=over]').filter({ hasText: 'for 24 h' }).waitFor();
    await page.locator('[data-testid=composer][data-mode=note]').waitFor();
    expect(await page.getByTestId('reply-toggle').isDisabled()).toBe(true);

    // the way out: the e-mail that is open with them, from one of two mailboxes
    await page.getByLabel('From the mailbox').selectOption('orders@tea.example');
    await page.getByTestId('write-by-mail').filter({ hasText: 'olga@example.com' }).click();
    await page.locator('[data-testid=dialog-pane][data-dialog-id=dialog-5]').waitFor();
    expect(stage.complaints).toEqual([]);
  });
});

describe('a dialog’s labels', () => {
  it('are changed through commands, and everybody sees them', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    const panel = page.getByTestId('labels-panel');
    await panel.locator('select[name=priority]').selectOption('urgent');
    await page.locator('[data-dialog-id=dialog-0] [data-priority=urgent]').waitFor();

    await panel.locator('input[name=tags]').fill('late');
    await page.keyboard.press('Enter');
    await page.locator('[data-event=DialogTagged]', { hasText: 'late' }).waitFor();
    await panel.locator('input[name=category]').fill('Delivery');
    await page.keyboard.press('Enter');
    await page.locator('[data-event=DialogCategoryChanged]', { hasText: 'Delivery' }).waitFor();
    expect(await page.evaluate(() => mock.world.row('dialog-0')?.tags)).toEqual(['VIP', 'late']);
  });

  it('[T-07] what rules and promises did is said quietly in the transcript', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });

    await page.locator('[data-event=AutomationFired]', { hasText: 'Upset in the evening' }).waitFor();
    await page.locator('[data-event=ReplyOverdue]', { hasText: '1 min of waiting' }).waitFor();
  });
});
