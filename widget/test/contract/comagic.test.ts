import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ComagicChat } from '../../src/compat/comagic-chat';
import { openBrowser, visit } from './browser';
import { DOOR, PretendedServer } from './server';

const EVENTS = [
  'operatorjoined', 'operatorleave', 'sendmessage', 'showchatretentionaction', 'chatavailabilitychange', 'invite', 'startchat',
  'closechat', 'inviteaccept', 'invitereject', 'setrating', 'sendchatbymail', 'ratingchange', 'statechange', 'chattyping',
  'show', 'beforehide', 'hide',
];

interface Site {
  chat: ComagicChat;
  again: string;
  controllers: number;
  seen: { name: string; value: unknown }[];
}

/** A site as it was written for the other chat: nothing of it knows Parley but the address of the script. */
const PAGE = `<!doctype html><title>Shop</title><body><h1>Tea</h1>
  <template data-comagic="chat"><p class="own">Our own chat</p></template>
  <script src="${DOOR}/widget/parley.js" data-placement="shop" data-compat="comagic"></script>
  <script>
    window.seen = []; window.controllers = 0;
    Comagic.UI.registerViewController('consultant', function (settings, tpls) {
      window.controllers++;
      var chat = Comagic.UI.createWidget('consultant_chat', { settings: settings, template: tpls['chat'] });
      ${JSON.stringify(EVENTS)}.forEach(function (name) {
        chat.on(name, function (value) { window.seen.push({ name: name, value: value === undefined ? null : value }); });
      });
      chat.on('show', function () { chat.startChat(); });
      chat.on('beforehide', function () { chat.closeChat(); });
      chat.render();
      window.chat = chat;
    });
    try { Comagic.UI.registerViewController('consultant', function () {}); } catch (error) { window.again = error.message; }
  </script>`;

let browser: Browser;
let server: PretendedServer;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(() => expect(server?.broken ?? []).toEqual([]));

async function begin(prepare: (server: PretendedServer) => void = () => undefined): Promise<void> {
  server = new PretendedServer();
  server.pageHeaders = {};
  prepare(server);
  page = await visit(browser, server, PAGE, page);
  await page.waitForFunction(() => (window as unknown as Site).chat?.isReadyForFileTransfer());
}

function does<T>(action: (chat: ComagicChat) => T): Promise<Awaited<T>> {
  return page.evaluate(([source]) => (0, eval)(`(${source})`)((window as unknown as Site).chat) as T, [action.toString()]) as Promise<
    Awaited<T>
  >;
}

async function sees(name: string, times = 1): Promise<unknown[]> {
  const values = () =>
    page.evaluate((wanted) => (window as unknown as Site).seen.filter((each) => each.name === wanted).map((each) => each.value), name);
  await expect.poll(async () => (await values()).length, { message: name }).toBeGreaterThanOrEqual(times);
  return values();
}

describe('a site written for Comagic', () => {
  it('[U-01] [U-02] [U-25] registers one controller, creates and renders the widget, and is told of show and beforehide', async () => {
    await begin();
    expect(await page.evaluate(() => (window as unknown as Site).controllers)).toBe(1);
    expect(await page.evaluate(() => (window as unknown as Site).again)).toContain('consultant');
    const own = page.getByText('Our own chat');
    expect(await own.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await own.waitFor();
    expect(await sees('show')).toHaveLength(1);
    expect(await sees('startchat')).toEqual([null]);
    await does((chat) => chat.hide());
    expect(await sees('beforehide')).toHaveLength(1);
    expect(await sees('closechat')).toEqual([null]);
    expect(await own.isVisible()).toBe(false);
    await does((chat) => {
      chat.show();
      chat.on('beforehide', () => false);
      chat.hide();
    });
    expect(await own.isVisible()).toBe(true);
  });

  it('[U-03] [U-04] [U-16] [U-23] [U-24] starts and closes chats and tells the states', async () => {
    await begin();
    expect(await does((chat) => chat.getState())).toBe('available');
    await does((chat) => chat.startChat());
    await sees('startchat');
    expect(await does((chat) => chat.getState())).toBe('chat');
    await does((chat) => chat.sendChatMessage('hello'));
    await expect.poll(() => server.last('message')).toBeTruthy();
    await does((chat) => chat.closeChat());
    await sees('closechat');
    expect(server.last('close')).toMatchObject({ dialogId: 'd1' });
    expect(await sees('statechange', 2)).toEqual(['chat', 'available']);
  });

  it('[U-05] [U-21] tells whether an operator is online', async () => {
    await begin();
    expect(await does((chat) => chat.isChatAvailable())).toBe(true);
    server.turn(false);
    server.turn(true);
    expect(await sees('chatavailabilitychange', 2)).toEqual([false, true]);
  });

  it('[U-07] [U-19] hands out messages with the exact fields, in Unix seconds', async () => {
    await begin();
    const uid = await does((chat) => chat.sendChatMessage('hello'));
    await expect.poll(() => server.last('message')).toMatchObject({ text: 'hello', clientMessageId: uid });
    server.operatorSays('good day');
    server.happen({ type: 'message', messageId: 'm9', from: 'visitor', text: 'from another page', clientMessageId: 'u9' });
    server.happen({ type: 'message', messageId: 'm10', from: 'system', text: 'one moment' });
    const all = { date: 1772359200, chat_id: 'd1' };
    // What this page wrote itself it has shown already, so only the others come.
    expect(await sees('sendmessage', 3)).toEqual([
      { ...all, text: 'good day', source: 'Operator', from: 'Ann', message_id: 'm3', uid: null },
      { ...all, text: 'from another page', source: 'Visitor', from: 'Visitor', message_id: 'm9', uid: 'u9' },
      { ...all, text: 'one moment', source: 'System', from: 'System', message_id: 'm10', uid: null },
    ]);
    const history = await does((chat) => chat.getHistory());
    expect(history).toContainEqual({ ...all, text: 'hello', source: 'Visitor', from: 'Visitor', message_id: 'm2', uid });
  });

  it('[U-19] names the sources in Russian where the placement is Russian', async () => {
    await begin((fresh) => (fresh.placement['language'] = 'ru'));
    server.open();
    server.happen({ type: 'message', messageId: 'm9', from: 'system', text: 'минуту' });
    server.operatorSays('здравствуйте');
    expect(await sees('sendmessage', 2)).toMatchObject([
      { source: 'Система', from: 'Система' },
      { source: 'Оператор', from: 'Ann' },
    ]);
  });

  it('[U-09] pages through the history, 20 at a time, and says false at its end', async () => {
    await begin((fresh) => {
      fresh.open();
      for (let i = 1; i <= 70; i++) fresh.operatorSays(`text ${i}`);
    });
    expect(await does((chat) => chat.hasHistory())).toBe(true);
    const lengths = await does((chat) =>
      [1, 2, 3, 4, 5].map(() => {
        const history = chat.getHistory();
        return history === false ? false : history.length;
      }),
    );
    expect(lengths).toEqual([20, 20, 20, 10, false]);
  });

  it('[U-09] has no history before the first message', async () => {
    await begin();
    expect(await does((chat) => [chat.hasHistory(), chat.getHistory()] as const)).toEqual([false, false]);
  });

  it('[U-10] [U-18] shows the operator of the chat', async () => {
    await begin();
    const nobody = { name: null, position: null, avatar: null };
    expect(await does((chat) => chat.getOperatorVcard())).toEqual(nobody);
    server.open();
    server.operatorJoins('Ann', { position: 'Tea master', avatar: 'ann-1' });
    const ann = { name: 'Ann', position: 'Tea master', avatar: 'https://door.test/channels/pictures/ann-1' };
    expect(await sees('operatorjoined')).toEqual([ann]);
    expect(await does((chat) => chat.getOperatorVcard())).toEqual(ann);
    server.happen({ type: 'waiting' });
    expect(await sees('operatorleave')).toEqual([nobody]);
  });

  it('[U-11] [U-12] [U-15] keeps the visitor card', async () => {
    await begin();
    expect(await does((chat) => chat.getVisitorCard())).toEqual({});
    expect(await does((chat) => chat.getRequiredInfo())).toEqual(['name', 'email']);
    await does((chat) => chat.setVisitorCard({ name: 'Vera', email: 'v@example.org', phone: '+1' }));
    await expect
      .poll(() => does((chat) => chat.getVisitorCard()))
      .toEqual({ name: 'Vera', email: ['v@example.org'], phone: ['+1'] });
    expect(await does((chat) => chat.getRequiredInfo())).toEqual([]);
  });

  it('[U-13] [U-22] [U-23] is invited, declines and accepts', async () => {
    await begin();
    server.push({ type: 'invite', message: 'May I help?' });
    expect(await sees('invite')).toEqual([{ invite_message: 'May I help?' }]);
    expect(await does((chat) => chat.getState())).toBe('invite');
    await does((chat) => chat.inviteReject());
    expect(await sees('invitereject')).toEqual([null]);
    server.push({ type: 'invite', message: 'Still there?' });
    await sees('invite', 2);
    await does((chat) => chat.inviteAccept());
    expect(await sees('inviteaccept')).toEqual([null]);
    expect(await does((chat) => chat.getState())).toBe('chat');
  });

  it('[U-22] is told of an automatic invitation as of any other', async () => {
    await begin((fresh) => {
      const rules = [{ text: 'Any questions?', seconds: 0, visits: 1, cart: 0 }];
      fresh.placement['invitations'] = { rejectedHours: 24, offline: false, rules };
    });
    expect(await sees('invite')).toEqual([{ invite_message: 'Any questions?' }]);
  });

  it('[U-14] sends the files of an input', async () => {
    await begin();
    expect(await does((chat) => chat.isReadyForFileTransfer())).toBe(true);
    await does((chat) => {
      const input = document.createElement('input');
      input.type = 'file';
      const files = new DataTransfer();
      files.items.add(new File(['12345'], 'a.txt', { type: 'text/plain' }));
      input.files = files.files;
      chat.sendFile(input);
    });
    await expect.poll(() => server.last('message')).toMatchObject({ attachments: ['f1'] });
    expect(server.uploads).toEqual([{ name: 'a.txt', type: 'text/plain', bytes: '12345' }]);
  });

  it('[U-06] [U-08] [U-23] [U-24] rates and has the history sent by mail', async () => {
    await begin();
    await does((chat) => chat.sendChatMessage('hello'));
    await expect.poll(() => server.last('message')).toBeTruthy();
    server.operatorJoins();
    await does((chat) => chat.setOperatorRating(4));
    expect(await sees('setrating')).toEqual([null]);
    expect(await sees('ratingchange')).toEqual([4]);
    await does((chat) => chat.sendChatByMail('v@example.org'));
    expect(await sees('sendchatbymail')).toEqual([null]);
    expect(server.last('transcript')).toMatchObject({ email: 'v@example.org' });
    server.close();
    server.open();
    expect(await sees('ratingchange', 2)).toEqual([4, null]);
  });

  it('[U-17] [U-24] shows typing both ways', async () => {
    await begin();
    await does((chat) => chat.chatTyping('hel'));
    await expect.poll(() => server.last('typing')).toMatchObject({ active: true, preview: 'hel' });
    server.push({ type: 'typing', active: true, name: 'Ann' });
    expect(await sees('chattyping')).toEqual([null]);
  });

  it('[U-16] [U-20] offers another way when nobody is there, and the form is a state of its own', async () => {
    await begin((fresh) => (fresh.available = false));
    await does((chat) => chat.startChat());
    expect(await sees('showchatretentionaction')).toEqual([{ alternate_communication_way: 'offline_message' }]);
    const answer = await page.evaluate(async () => {
      const { Comagic } = window as unknown as { Comagic: { UI: { createWidget(name: string): Lead } } };
      interface Lead {
        render(): void;
        show(): void;
        on(event: string, listener: (value: unknown) => void): void;
        sendRequest(request: object): void;
      }
      const lead = Comagic.UI.createWidget('consultant_offline_message');
      lead.render();
      lead.show();
      return new Promise((resolve) => {
        lead.on('sendofflinerequest', resolve);
        lead.sendRequest({ name: 'Vera', message: 'Call me back' });
      });
    });
    expect(answer).toMatchObject({ success: true });
    expect(await sees('statechange', 2)).toContain('lead');
    expect(server.last('message')).toMatchObject({ text: 'Call me back', offline: true });
  });
});
