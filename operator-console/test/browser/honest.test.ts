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

const write = async (page: Page, text: string) => {
  await page.getByTestId('composer-text').fill(text);
  await page.keyboard.press('Enter');
};
const visitorOpens = (page: Page, id: string) =>
  page.evaluate((dialogId) => {
    const visitor = { kind: 'visitor' as const, id: `visitor-${dialogId}` };
    const conversation = `conversation-of-${dialogId}`;
    mock.happen(conversation, dialogId, visitor, {
      type: 'DialogOpened',
      visitorId: visitor.id,
      channelId: 'web-1',
      channelKind: 'web',
      language: 'en',
    });
    mock.happen(conversation, dialogId, visitor, { type: 'DialogQueued', reason: 'opened', language: 'en' });
    mock.happen(conversation, dialogId, visitor, {
      type: 'MessagePosted',
      messageId: `m-${dialogId}`,
      text: 'Hello there',
    });
  }, id);

const firstInSight = (page: Page) =>
  page.getByTestId('transcript').evaluate((log) => {
    const top = log.getBoundingClientRect().top;
    const found = [...log.querySelectorAll('[data-testid=message]')].find(
      (message) => message.getBoundingClientRect().top > top + 20,
    );
    return found?.querySelector('div')?.textContent ?? null;
  });

describe('what is shown', () => {
  it('is pending until the outcome, and stays so while none comes', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await write(page, 'into the void !silent');

    await page.locator('[data-testid=message][data-state=pending]', { hasText: 'into the void' }).waitFor();
    await page.waitForTimeout(800);
    expect(await page.locator('[data-testid=message][data-state=pending]').count()).toBe(1);
  });

  it('says that a text was not sent, why, and sends it again when told', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await write(page, 'no luck !fail');
    const failed = page.locator('[data-testid=message][data-state=failed]', { hasText: 'no luck' });
    await failed.waitFor();
    expect(await failed.innerText()).toContain('Parley failed here');

    await page.getByTestId('discard').click();
    await failed.waitFor({ state: 'detached' });
  });

  it('keeps a text that is on its way over a reload', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await write(page, 'survives !silent');
    await page.locator('[data-testid=message][data-state=pending]').waitFor();
    await page.reload();

    await page.locator('[data-testid=message][data-state=pending]', { hasText: 'survives' }).waitFor();
  });

  it('keeps the draft of a reply and of a note, also over a reload', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer-text').fill('half a reply');
    await page.getByTestId('note-toggle').click();
    await page.getByTestId('composer-text').fill('half a note');
    await page.reload();

    expect(await page.getByTestId('composer-text').inputValue()).toBe('half a note');
    await page.getByTestId('reply-toggle').click();
    expect(await page.getByTestId('composer-text').inputValue()).toBe('half a reply');
  });

  it('[W-43] names who was quicker when two take one dialog', async () => {
    const page = await stage.show({ path: 'awaiting/dialog-4', play: '&role=operator' });
    await page.getByTestId('take').waitFor();
    await page.locator('[data-testid=connection][data-fresh=true]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const anna = { kind: 'operator' as const, id: 'anna', name: 'Anna Petrova', role: 'operator' as const };
      mock.world.append('conversation-4', 'dialog-4', anna, new Date().toISOString(), {
        type: 'OperatorAssigned',
        operatorId: 'anna',
        operatorName: 'Anna Petrova',
        cause: 'taken',
      });
    });
    await page.getByTestId('take').click();

    await page.getByTestId('toast').filter({ hasText: 'Anna Petrova has taken this dialog' }).waitFor();
    await page.locator('[data-testid=dialog-status][data-operator-id=anna]').waitFor();
    expect(await page.getByTestId('take').count()).toBe(0);
  });

  it('counts and shows a new dialog at once, and says so in the tab’s title', async () => {
    const page = await stage.show({ path: 'awaiting' });
    await page.locator('[data-testid=list-count-awaiting]', { hasText: '4' }).waitFor();
    await visitorOpens(page, 'brand-new');

    await page.locator('[data-testid=dialog-row][data-dialog-id=brand-new]').waitFor();
    await page.locator('[data-testid=list-count-awaiting]', { hasText: '5' }).waitFor();
    expect(await page.title()).toBe('(5) Parley');
  });

  it('moves nothing under the pointer', async () => {
    const page = await stage.show({ path: 'mine' });
    const rows = page.getByTestId('dialog-row');
    await rows.first().waitFor();
    const order = () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-dialog-id')));
    const before = await order();
    await rows.nth(1).hover();
    await page.evaluate((dialogId) => {
      const row = mock.world.row(dialogId ?? '');
      if (row) {
        mock.happen(
          row.conversationId,
          row.dialogId,
          { kind: 'visitor', id: row.visitorId },
          { type: 'MessagePosted', messageId: 'late', text: 'one more thing' },
        );
      }
    }, before.at(-1));
    await page.getByText('one more thing').waitFor();
    expect(await order()).toEqual(before);

    await page.mouse.move(900, 500);
    await expect.poll(order).toEqual([before.at(-1), ...before.slice(0, -1)]);
  });

  it('marks the visitor’s messages as read once they are before the owner’s eyes', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await expect
      .poll(
        () =>
          page.evaluate(
            () =>
              mock.world
                .events('conversation-0')
                .filter((event) => event.type === 'ReadAdvanced' && event.meta.actor.kind === 'operator').length,
          ),
        { timeout: 10_000 },
      )
      .toBe(1);
  });

  it('opens at the newest message and stays there while the visitor writes', async () => {
    const page = await stage.show({ path: 'mine/dialog-3', width: 1280, height: 720 });
    const transcript = page.getByTestId('transcript');
    const below = () => transcript.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
    await transcript.waitFor();
    await expect.poll(below).toBeLessThan(2);

    for (let line = 0; line < 5; line++) {
      await page.evaluate((text) => {
        mock.happen(
          'conversation-3',
          'dialog-3',
          { kind: 'visitor', id: 'v' },
          { type: 'MessagePosted', messageId: text, text },
        );
      }, `line ${line} `.repeat(30));
    }
    await page.getByTestId('message').filter({ hasText: 'line 4' }).waitFor();
    await expect.poll(below).toBeLessThan(2);
  });

  it('reads back page by page without moving what is being read', async () => {
    const page = await stage.show({ path: 'mine/dialog-3', width: 1280, height: 720 });
    const transcript = page.getByTestId('transcript');
    await page.getByText('Message 699', { exact: false }).first().waitFor();

    for (let turn = 0; turn < 60 && (await page.getByText('The conversation begins here').count()) === 0; turn++) {
      await transcript.evaluate((log) => {
        log.scrollTop = 200;
      });
      await page.waitForTimeout(80);
      const seen = await firstInSight(page);
      await page.waitForTimeout(250);
      if (seen) expect(await page.getByText(seen, { exact: true }).isVisible()).toBe(true);
      await transcript.evaluate((log) => {
        log.scrollTop = 0;
      });
      await page.waitForTimeout(120);
    }
    await page.getByText('The conversation begins here').waitFor();
  });

  it('shows what the visitor is typing', async () => {
    const page = await stage.show({ path: 'mine/dialog-0' });
    await page.getByTestId('composer').waitFor();
    await page.locator('[data-testid=connection][data-fresh=true]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      mock.broadcast({
        type: 'signal',
        signal: {
          type: 'Typing',
          conversationId: 'conversation-0',
          actor: { kind: 'visitor', id: 'v' },
          active: true,
          preview: 'I was wondering',
        },
      });
    });

    await page.locator('[data-testid=visitor-typing][data-active=true]', { hasText: 'I was wondering' }).waitFor();
  });

  it('says when the connection is gone', async () => {
    const page = await stage.show({ path: 'mine', play: '&scenario=offline' });

    await page.locator('[data-testid=connection][data-state=reconnecting]').waitFor();
    expect(await page.getByTestId('presence').getAttribute('data-status')).toBe('offline');
  });

  it('shows the first password of a new operator once', async () => {
    const page = await stage.show({ path: 'admin/operators' });
    await page.getByTestId('add').click();
    await page.locator('input[name=name]').fill('New Person');
    await page.locator('input[name=email]').fill('new@example.org');
    await page.getByTestId('save').click();

    await page.getByTestId('first-password').waitFor();
    await page.getByTestId('thing').filter({ hasText: 'New Person' }).waitFor();
  });
});

describe('a shift', () => {
  it('that is over is said where one’s own status stands', async () => {
    const page = await stage.show({ path: 'mine' });
    await page.locator('[data-testid=connection][data-fresh=true]').waitFor({ state: 'attached' });
    await page.evaluate(() => {
      mock.broadcast({ type: 'presence', operators: [{ operatorId: 'me', name: 'Mary', status: 'away' }] });
    });

    await page.locator('[data-testid=presence][data-counted=away]', { hasText: 'No shift now: Away' }).waitFor();
  });
});
