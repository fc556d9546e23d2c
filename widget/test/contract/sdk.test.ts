import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Chat, ChatEvents } from '../../src/sdk/types';
import { openBrowser, visit } from './browser';
import { DOOR, PretendedServer } from './server';

const EVENTS = [
  'operator-joined', 'operator-left', 'message', 'message-edited', 'message-deleted', 'retention', 'availability', 'offered',
  'invite', 'started', 'closed', 'invite-accepted', 'invite-rejected', 'rated', 'transcript-requested', 'rating', 'state',
  'typing', 'unread', 'queue',
] satisfies (keyof ChatEvents)[];

interface Seen {
  name: string;
  value: unknown;
}

/** The page's own variables, as a site's script has them. */
interface Site {
  Parley: { current: Chat };
  seen: Seen[];
}

const PAGE = `<!doctype html><title>Shop</title><body><h1>Tea</h1>
  <script src="${DOOR}/widget/parley.js" data-placement="shop" data-headless></script>`;

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
  prepare(server);
  page = await visit(browser, server, PAGE, page);
  await page.evaluate(async (events) => {
    const site = window as unknown as Site;
    site.seen = [];
    for (const name of events) site.Parley.current.on(name, (value: unknown) => void site.seen.push({ name, value }));
    await site.Parley.current.ready;
  }, EVENTS);
  await expect.poll(() => page.evaluate(() => (window as unknown as Site).Parley.current.isReadyForFileTransfer())).toBe(true);
}

function does<T>(action: (chat: Chat) => T): Promise<Awaited<T>> {
  return page.evaluate(
    ([source]) => (0, eval)(`(${source})`)((window as unknown as Site).Parley.current) as T,
    [action.toString()],
  ) as Promise<Awaited<T>>;
}

/** Waits for an event and returns the values it has come with so far. */
async function sees(name: keyof ChatEvents, times = 1): Promise<unknown[]> {
  const values = () =>
    page.evaluate((wanted) => (window as unknown as Site).seen.filter((each) => each.name === wanted).map((each) => each.value), name);
  await expect.poll(async () => (await values()).length, { message: name }).toBeGreaterThanOrEqual(times);
  return values();
}

describe('the visitor SDK on a strict page', () => {
  it('[U-03] [U-04] [U-16] [U-23] [U-24] starts and closes a chat, and says so', async () => {
    await begin();
    expect(await does((chat) => chat.state)).toBe('available');
    await does((chat) => chat.start());
    expect(await does((chat) => chat.state)).toBe('chat');
    await does((chat) => chat.send('hello'));
    await does((chat) => chat.close());
    expect(server.last('close')).toMatchObject({ dialogId: 'd1' });
    expect(await does((chat) => chat.state)).toBe('available');
    expect(await sees('started')).toHaveLength(1);
    expect(await sees('closed')).toHaveLength(1);
    expect(await sees('state', 2)).toEqual(['chat', 'available']);
    // Who has not written anything can change their mind as well.
    await does((chat) => chat.start().then(() => chat.close()));
    expect(await does((chat) => chat.state)).toBe('available');
  });

  it('[U-05] [U-21] knows whether an operator is online, and hears of the change', async () => {
    await begin();
    expect(await does((chat) => chat.isAvailable())).toBe(true);
    server.turn(false);
    expect(await sees('availability')).toEqual([false]);
    expect(await does((chat) => chat.isAvailable())).toBe(false);
    server.turn(true);
    expect(await sees('availability', 2)).toEqual([false, true]);
  });

  it('[U-07] [U-19] sends a message whose uid comes back with the stored one, and hears everybody', async () => {
    await begin();
    const { uid, sent } = await does((chat) => {
      const sending = chat.send('hello');
      return sending.then((stored) => ({ uid: sending.uid, sent: stored }));
    });
    expect(sent).toEqual({ uid, messageId: 'm2', dialogId: 'd1' });
    expect(server.last('message')).toMatchObject({ text: 'hello', clientMessageId: uid, pageUrl: 'https://shop.test/' });
    server.operatorSays('good day');
    server.happen({ type: 'message', messageId: 'm9', from: 'visitor', text: 'from my phone', clientMessageId: 'phone-1' });
    server.happen({ type: 'message', messageId: 'm10', from: 'system', text: 'one moment' });
    const at = { at: 1772359200, dialogId: 'd1', files: [], edited: false, deleted: false };
    expect(await sees('message', 4)).toEqual([
      { ...at, messageId: 'm2', uid, source: 'visitor', name: null, text: 'hello', fromHere: true },
      { ...at, messageId: 'm3', uid: null, source: 'operator', name: 'Ann', text: 'good day', fromHere: false },
      { ...at, messageId: 'm9', uid: 'phone-1', source: 'visitor', name: null, text: 'from my phone', fromHere: false },
      { ...at, messageId: 'm10', uid: null, source: 'system', name: null, text: 'one moment', fromHere: false },
    ]);
  });

  it('[T-02] hears that a message was changed or taken back', async () => {
    await begin();
    server.open();
    const messageId = server.operatorSays('teh price');
    server.happen({ type: 'edited', messageId, text: 'the price', version: 2 });
    server.happen({ type: 'deleted', messageId });
    expect(await sees('message-edited')).toMatchObject([{ messageId, text: 'the price', edited: true }]);
    expect(await sees('message-deleted')).toMatchObject([{ messageId, text: '', deleted: true }]);
  });

  it('[U-19] [N-03] [T-01] [T-10] keeps two tabs in step: the same uid, the same message, the same card, the same mark', async () => {
    await begin();
    const other = await page.context().newPage();
    await other.goto('https://shop.test/');
    await other.evaluate(async () => {
      const site = window as unknown as Site;
      site.seen = [];
      site.Parley.current.on('message', (value) => void site.seen.push({ name: 'message', value }));
      await site.Parley.current.ready;
    });
    await other.waitForFunction(() => (window as unknown as Site).Parley.current.isReadyForFileTransfer());
    const { uid, messageId } = await does((chat) => chat.send('hello'));
    const elsewhere = () => other.evaluate(() => (window as unknown as Site).seen.map((each) => each.value));
    await expect.poll(elsewhere).toMatchObject([{ uid, messageId, source: 'visitor', text: 'hello', fromHere: false }]);
    await does((chat) => chat.setVisitorCard({ name: 'Vera' }));
    await expect.poll(() => other.evaluate(() => (window as unknown as Site).Parley.current.visitorCard.name)).toBe('Vera');
    server.operatorJoins();
    await does((chat) => chat.rate(4));
    await expect.poll(() => other.evaluate(() => (window as unknown as Site).Parley.current.rating)).toBe(4);
    await other.close();
  });

  it('[U-09] gives the history in pages of 20', async () => {
    await begin((fresh) => {
      fresh.open();
      for (let i = 1; i <= 70; i++) fresh.operatorSays(`text ${i}`);
    });
    expect(await does((chat) => chat.hasHistory)).toBe(true);
    const pages = await does(async (chat) => {
      const texts: string[][] = [];
      let before: string | undefined;
      for (let more = true; more; ) {
        const next = await chat.history(before);
        texts.push(next.messages.map((message) => message.text));
        before = next.messages[0]?.messageId;
        more = next.more;
      }
      return texts;
    });
    expect(pages.map((texts) => texts.length)).toEqual([20, 20, 20, 10]);
    expect(pages[0]?.[19]).toBe('text 70');
    expect(pages[3]?.[0]).toBe('text 1');
  });

  it('[U-08] [U-23] [U-24] rates, and tells the new mark and that there is none in a new chat', async () => {
    await begin();
    await does((chat) => chat.send('hello'));
    // There is nobody yet whom the mark is for.
    expect(await does((chat) => chat.rate(5).catch((error: { code: string }) => error.code))).toBe('dialog-not-owned');
    server.operatorJoins();
    await does((chat) => chat.rate(5, 'quick'));
    expect(server.last('rate')).toMatchObject({ dialogId: 'd1', mark: 5, comment: 'quick' });
    expect(await sees('rated')).toEqual([{ mark: 5 }]);
    expect(await sees('rating')).toEqual([5]);
    server.close();
    server.open();
    expect(await sees('rating', 2)).toEqual([5, null]);
    expect(await does((chat) => chat.rate(6).catch((error: { code: string }) => error.code))).toBe('invalid-request');
  });

  it('[U-10] [U-18] shows who answers, and that they left', async () => {
    await begin();
    expect(await does((chat) => chat.operator)).toBeNull();
    server.open();
    server.operatorJoins('Ann', { position: 'Tea master', avatar: 'ann-1' });
    const ann = { name: 'Ann', position: 'Tea master', avatar: 'https://door.test/channels/pictures/ann-1' };
    expect(await sees('operator-joined')).toEqual([ann]);
    expect(await does((chat) => chat.operator)).toEqual(ann);
    server.happen({ type: 'waiting' });
    expect(await sees('operator-left')).toHaveLength(1);
    expect(await does((chat) => chat.operator)).toBeNull();
  });

  it('[U-11] [U-12] [U-15] keeps the visitor card, up to five of each, and asks only for what is missing', async () => {
    await begin();
    expect(await does((chat) => chat.requiredInfo)).toEqual(['name', 'email']);
    await does((chat) => chat.setVisitorCard({ name: 'Vera' }));
    for (let i = 1; i <= 6; i++) await does((chat) => chat.setVisitorCard({ email: `v${chat.visitorCard.emails.length + 1}@x.org` }));
    const card = await does((chat) => chat.visitorCard);
    expect(card.name).toBe('Vera');
    expect(card.emails).toHaveLength(5);
    expect(server.last('card')).toMatchObject({ name: 'Vera', phones: [] });
    expect(await does((chat) => chat.requiredInfo)).toEqual([]);
  });

  it('[U-13] [U-22] [U-23] is invited, by the site and by an operator alike, and accepts or declines', async () => {
    await begin();
    await does((chat) => chat.invite('May I help?'));
    expect(await sees('invite')).toEqual([{ message: 'May I help?' }]);
    expect(await does((chat) => chat.state)).toBe('invite');
    await does((chat) => chat.rejectInvite());
    expect(await sees('invite-rejected')).toHaveLength(1);
    server.push({ type: 'invite', message: 'Still there?' });
    expect(await sees('invite', 2)).toEqual([{ message: 'May I help?' }, { message: 'Still there?' }]);
    await does((chat) => chat.acceptInvite());
    expect(await sees('invite-accepted')).toHaveLength(1);
    expect(await sees('state', 4)).toEqual(['invite', 'available', 'invite', 'chat']);
  });

  it('[U-14] sends a file up first and then the message that names it', async () => {
    await begin();
    const sent = await does((chat) => chat.sendFile(new File(['12345'], 'счёт.txt', { type: 'text/plain' })));
    expect(sent).toMatchObject([{ messageId: 'm2' }]);
    expect(server.uploads).toEqual([{ name: 'счёт.txt', type: 'text/plain', bytes: '12345' }]);
    expect(server.last('message')).toMatchObject({ text: '', attachments: ['f1'] });
    expect(await sees('message')).toMatchObject([{ files: [{ attachmentId: 'f1', name: 'note.txt' }] }]);
  });

  it('[U-17] [U-24] shows typing both ways', async () => {
    await begin();
    await does((chat) => chat.typing('hel'));
    await expect.poll(() => server.last('typing')).toMatchObject({ active: true, preview: 'hel' });
    server.push({ type: 'typing', active: true, name: 'Ann' });
    server.push({ type: 'typing', active: false, name: 'Ann' });
    expect(await sees('typing', 2)).toEqual([{ active: true, name: 'Ann' }, { active: false, name: null }]);
  });

  it('[U-06] [U-23] has the transcript sent by mail', async () => {
    await begin();
    await does((chat) => chat.send('hello'));
    await does((chat) => chat.sendTranscript('v@example.org'));
    expect(server.last('transcript')).toMatchObject({ dialogId: 'd1', email: 'v@example.org' });
    expect(await sees('transcript-requested')).toEqual([{ email: 'v@example.org' }]);
  });

  it('[U-16] [U-20] offers another way when nobody is there, and takes a message meanwhile', async () => {
    await begin((fresh) => (fresh.available = false));
    await does((chat) => chat.start());
    expect(await sees('retention')).toEqual([{ way: 'offline_message' }]);
    await does((chat) => chat.showLead(true));
    expect(await sees('state', 2)).toEqual(['chat', 'lead']);
    await does((chat) => chat.leaveMessage({ email: 'v@example.org', text: 'Call me back' }));
    expect(server.last('card')).toMatchObject({ emails: ['v@example.org'] });
    expect(server.last('message')).toMatchObject({ text: 'Call me back', offline: true });
  });

  it('[B-16] [B-23] passes what the site signed, in its order, and a refusal comes with its code', async () => {
    await begin();
    await does((chat) => chat.identify({ fields: [['b', 'x'], ['1', 2]], sign: 'abc' }));
    expect(server.last('fields')).toMatchObject({ fields: [['b', 'x'], ['1', 2]], sign: 'abc' });
    server.refuseNext = 'rate-limited';
    server.refuseNext = 'text-too-long';
    expect(await does((chat) => chat.send('x').catch((error: { code: string }) => error.code))).toBe('text-too-long');
  });

  it('[W-57] chooses a department and a language among those that are offered', async () => {
    await begin((fresh) => {
      fresh.placement['departments'] = [{ departmentId: 'sales', name: 'Sales' }];
      fresh.placement['languages'] = ['en', 'ru'];
    });
    expect(await does((chat) => chat.departments)).toEqual([{ departmentId: 'sales', name: 'Sales' }]);
    await does((chat) => chat.choose({ departmentId: 'sales', language: 'ru' }));
    expect(await does((chat) => chat.choose({ departmentId: 'other' }).catch((error: { code: string }) => error.code))).toBe(
      'invalid-request',
    );
    await does((chat) => chat.send('hello'));
    expect(server.last('message')).toMatchObject({ departmentId: 'sales', language: 'ru' });
  });

  it('[B-21] is somebody else for whom the site signs by an id, and nobody in particular where the sign is not good', async () => {
    await begin();
    await does((chat) => chat.send('as nobody in particular'));
    const identity = { fields: { plan: 'gold' }, iat: 1, exp: 4_000_000_000, id: 'customer-7' };
    await page.evaluate((given) => (window as unknown as Site).Parley.current.identify({ ...given, sign: 'good' }), identity);
    expect(server.sessions.at(-1)?.identity).toMatchObject({ id: 'customer-7', fields: [['plan', 'gold']] });
    await does((chat) => chat.setVisitorCard({ email: 'secret@example.org' }));
    expect(await does((chat) => chat.visitorCard.emails)).toEqual(['secret@example.org']);

    await page.evaluate((given) => (window as unknown as Site).Parley.current.identify({ ...given, id: 'x', sign: 'forged' }), identity);
    expect(await does((chat) => chat.visitorCard.emails)).toEqual([]);
  });

  it('[P-03] is ready to say that nobody new is taken', async () => {
    server = new PretendedServer();
    server.full = true;
    page = await visit(browser, server, PAGE, page);
    await does((chat) => chat.ready);
    expect(await does((chat) => chat.isReadyForFileTransfer())).toBe(false);
  });

  it('[N-23] never lets the page read the token, and hears no other window', async () => {
    await begin();
    const heard = await page.evaluate(async () => {
      const site = window as unknown as Site;
      const data: unknown[] = [];
      window.addEventListener('message', (event) => data.push(event.data));
      window.postMessage({ parley: 1, type: 'happening', happening: { name: 'rated', value: { mark: 1 } } }, '*');
      await site.Parley.current.send('hello');
      const kept = { ...localStorage };
      return JSON.stringify({ data, kept, chat: site.Parley.current });
    });
    expect(heard).toContain('hello');
    expect(heard).not.toContain('the-visitors-token');
    expect(await page.evaluate(() => (window as unknown as Site).seen.some((each) => each.name === 'rated'))).toBe(false);
  });
});
