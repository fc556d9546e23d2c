import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Office, unique } from '../suite/office';
import type { Operator } from '../suite/operator';
import { SERVICES, Suite, waitUntil } from '../suite/suite';
import type { Visitor } from '../suite/visitor';

const door = inject('door');
const suite = Suite.attach(inject('home'));

/** The button on the demo page. */
const SHOP = 'demo-ru';

let office: Office;

const visitor = () => office.visitor();
const operator = (user: 'ann' | 'boris' | 'vera') => office.operator(user);
/** Sets how dialogs are given out. */
const distribute = (change: { autoAssignment?: boolean; maxDialogs?: number }) => office.set('account', change);

beforeAll(async () => {
  office = await Office.open(door);
});

beforeEach(async () => {
  await office.clear();
  await distribute({ autoAssignment: true, maxDialogs: 5 });
});

afterEach(() => office.everybodyLeaves());

describe('the main job', () => {
  test('[W-44] a visitor writes, the least-loaded operator has it at once, answers, and the dialog ends', async () => {
    const [ann, boris] = [await operator('ann'), await operator('boris')];
    const [first, second] = [await visitor(), await visitor()];
    const [hello, again] = [unique('Здравствуйте'), unique('Добрый день')];

    await first.write(hello);
    await first.sent(hello);
    await first.state('chat');
    await second.write(again);
    await second.state('chat');

    // Two equal operators, two dialogs: one each.
    await ann.list('awaiting');
    await boris.list('awaiting');
    await waitUntil(async () => (await ann.rows()).length === 1 && (await boris.rows()).length === 1, 10_000, 'one dialog each');
    const owner = (await ann.row(hello).count()) > 0 ? ann : boris;
    await owner.openDialog(hello);
    await owner.sees(hello);
    const answer = unique('Чем помочь?');
    await owner.reply(answer);
    await owner.sent(answer);
    await first.sees(answer);
    const thanks = unique('Спасибо');
    await first.write(thanks);
    await owner.sees(thanks);
    await owner.press('close');
    await first.state('closed');
    expect(await first.lines()).toEqual([
      { from: 'visitor', text: hello },
      { from: 'operator', text: answer },
      { from: 'visitor', text: thanks },
    ]);
  });

  test('[W-43] [U-15] [U-12] who is asked for a name and an e-mail gives them and writes, both see it awaiting, the first to answer owns it, the other is told', async () => {
    await distribute({ autoAssignment: false });
    const [ann, boris] = [await operator('ann'), await operator('boris')];
    await office.ask(SHOP, ['name', 'email'], ['sales', 'support']);
    const guest = await visitor();
    const hello = unique('Есть ли чай?');
    const [name, email] = [unique('Вера'), 'vera@example.org'];

    await guest.introduce({ name, email }, 'sales');
    await guest.write(hello);
    await ann.list('awaiting');
    await boris.list('awaiting');
    await ann.openDialog(hello);
    await boris.openDialog(hello);
    await ann.knows(name);
    await ann.knows(email);
    await ann.knows('Продажи');
    const answer = unique('Есть');
    await ann.reply(answer);
    await ann.sent(answer);

    await guest.sees(answer);
    await boris.page.getByTestId('others-notice').waitFor();
    await waitUntil(async () => (await boris.rows()).length === 0, 10_000, 'it to leave the other list');
    const late = unique('Я тоже тут');
    const { dialogId, conversationId } = await openRow(ann);
    const refused = await boris.raw('POST', `/api/dialogs/${dialogId}/commands`, {
      name: 'reply',
      dialogId,
      conversationId,
      clientMessageId: crypto.randomUUID(),
      text: late,
    });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'dialog-already-owned', ownerName: 'Анна Ветрова' });
    expect((await guest.lines()).map((line) => line.text)).not.toContain(late);
  });

  test('[W-45] [W-46] [W-48] with everybody at the limit dialogs wait, and a freed slot takes the oldest', async () => {
    await distribute({ maxDialogs: 1 });
    const ann = await operator('ann');
    const guests = [await visitor(), await visitor(), await visitor()];
    const texts = guests.map((_, index) => unique(`Очередь ${index + 1}`));
    for (const [index, guest] of guests.entries()) {
      await guest.write(texts[index] as string);
      await guest.sent(texts[index] as string);
      await guest.state(index === 0 ? 'chat' : 'waiting');
    }

    await ann.list('queue');
    await waitUntil(async () => (await ann.rows()).length === 2, 10_000, 'two in the general queue');
    await ann.list('awaiting');
    await ann.openDialog(texts[0] as string);
    await ann.press('close');

    await (guests[1] as Visitor).state('chat');
    await (guests[2] as Visitor).state('waiting');
    await ann.list('queue');
    await waitUntil(async () => (await ann.rows()).length === 1, 10_000, 'one left in the queue');
  });

  test('[N-03] both reload and lose the network for 10 s in mid-dialog, and see what a fresh load shows', async () => {
    const ann = await operator('ann');
    const guest = await visitor();
    const hello = unique('Первое');
    await guest.write(hello);
    await guest.state('chat');
    await ann.list('awaiting');
    await ann.openDialog(hello);
    await ann.reply(unique('Ответ'));
    await guest.reload();
    await ann.page.reload();
    await ann.atWork();

    guest.person.network.cut();
    const whileAway = unique('Пока вас не было');
    await ann.list('mine');
    await ann.row(hello).or(ann.row('Ответ')).first().click();
    await ann.reply(whileAway);
    await ann.sent(whileAway);
    const fromTheTunnel = unique('Из тоннеля');
    await guest.write(fromTheTunnel);
    await guest.link('reconnecting');
    await afterTenSeconds();
    guest.person.network.mend();
    await guest.sent(fromTheTunnel, 60_000);
    await guest.sees(whileAway);
    await ann.sees(fromTheTunnel);

    ann.person.network.cut();
    const unheard = unique('Вы там?');
    await guest.write(unheard);
    await guest.sent(unheard);
    const unsent = unique('Минутку');
    await ann.reply(unsent);
    await afterTenSeconds();
    ann.person.network.mend();
    await ann.sent(unsent, 60_000);
    await ann.sees(unheard);
    await guest.sees(unsent);

    const [chat, transcript] = [await guest.lines(), await ann.lines()];
    await guest.reload();
    await ann.page.reload();
    await ann.atWork();
    await ann.page.getByTestId('transcript').waitFor();
    await ann.sees(unheard);
    await waitUntil(async () => (await guest.lines()).length === chat.length, 10_000, 'the chat');
    expect(await guest.lines()).toEqual(chat);
    expect(await ann.lines()).toEqual(transcript);
  });

  test('[N-12] [N-01] each service is killed in turn during a dialog: nothing lost, doubled or out of order', async () => {
    const ann = await operator('ann');
    const guest = await visitor();
    const said: string[] = [unique('Начало')];
    await guest.write(said[0] as string);
    await guest.state('chat');
    await ann.list('awaiting');
    await ann.openDialog(said[0] as string);

    for (const service of SERVICES) {
      const [question, answer] = [unique(`Вопрос при ${service}`), unique(`Ответ при ${service}`)];
      const back = suite.kill(service);
      await guest.write(question);
      await back;
      await guest.sent(question, 60_000);
      await ann.sees(question, 60_000);
      await ann.reply(answer);
      await ann.sent(answer, 60_000);
      await guest.sees(answer, 60_000);
      said.push(question, answer);
    }

    expect((await guest.lines()).map((line) => line.text)).toEqual(said);
    const dialog = (await openRow(ann)).dialogId;
    const { events } = await ann.ask<{ events: { type: string; text?: string; meta: { sequence: number } }[] }>(
      'GET',
      `/api/dialogs/${dialog}/events?after=0&limit=500`,
    );
    expect(events.map((event) => event.meta.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter((event) => event.type === 'MessagePosted').map((event) => event.text)).toEqual(said);
  }, 600_000);
});

/** The journey itself asks for this time: a network that is away for 10 s. */
function afterTenSeconds(): Promise<void> {
  return new Promise((over) => setTimeout(over, 10_000));
}

interface Row {
  dialogId: string;
  conversationId: string;
  lastMessageText?: string;
}

/** The dialog that is open on the operator's screen. */
async function openRow(who: Operator): Promise<Row> {
  const id = await who.page.getByTestId('dialog-pane').getAttribute('data-dialog-id');
  return who.ask<Row>('GET', `/api/dialogs/${id}`);
}
