import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Office, unique } from '../suite/office';
import { waitUntil } from '../suite/suite';

let office: Office;

const CALM_TIMES = {
  greeting: '',
  replySeconds: 0,
  refusalSeconds: 30,
  alertEmail: null,
  autoreply: '',
};
const CALM_DISTRIBUTION = { reassignSeconds: 0, skillSeconds: 0, queueText: '', stickyOperator: false };

async function calm(): Promise<void> {
  await office.set('account', { autoAssignment: true, maxDialogs: 5, firstReplySeconds: 0 });
  await office.set('times', CALM_TIMES);
  await office.set('distribution', CALM_DISTRIBUTION);
}

beforeAll(async () => {
  office = await Office.open(inject('door'));
});

afterAll(calm);

beforeEach(async () => {
  await office.clear();
  await calm();
});

afterEach(() => office.everybodyLeaves());

describe('waiting', () => {
  test('[N-06] [W-45] visitors see their place in the queue move, and are told once that everybody is busy', async () => {
    const busy = unique('Все операторы заняты, вы в очереди.');
    await office.set('account', { maxDialogs: 1 });
    await office.set('distribution', { queueText: busy });
    const ann = await office.operator('ann');
    const guests = [await office.visitor(), await office.visitor(), await office.visitor()] as const;
    const texts = guests.map((_, index) => unique(`Очередь ${index + 1}`)) as [string, string, string];
    for (const [index, guest] of guests.entries()) {
      await guest.write(texts[index] as string);
      await guest.sent(texts[index] as string);
      await guest.state(index === 0 ? 'chat' : 'waiting');
    }

    await guests[1].standsAt(1);
    await guests[2].standsAt(2);
    await guests[1].sees(busy);
    await guests[2].sees(busy);
    await ann.list('awaiting');
    await ann.openDialog(texts[0]);
    await ann.press('close');

    await guests[1].state('chat');
    await guests[2].standsAt(1);
    const more = unique('Вы ещё тут?');
    await guests[2].write(more);
    await guests[2].sent(more);
    expect((await guests[2].lines()).filter((line) => line.text === busy)).toHaveLength(1);
    expect((await guests[0].lines()).filter((line) => line.text === busy)).toHaveLength(0);
  });

  test('[W-21] [W-22] [W-27] a greeting at the start, and the busy text once, however long the wait', async () => {
    const [greeting, busy] = [unique('Добро пожаловать!'), unique('Оператор скоро ответит.')];
    await office.set('account', { firstReplySeconds: 2, busyText: busy });
    await office.set('times', { greeting, replySeconds: 2 });
    const ann = await office.operator('ann');
    const guest = await office.visitor();
    const hello = unique('Здравствуйте');

    await guest.write(hello);
    await guest.sees(greeting);
    await guest.sees(busy);
    await ann.list('awaiting');
    await ann.openDialog(hello);
    const answer = unique('Слушаю');
    await ann.reply(answer);
    await guest.sees(answer);
    const again = unique('А цвет?');
    await guest.write(again);
    await guest.sent(again);
    // The second wait is over when its event stands in the dialog; nobody is told of it.
    await waitUntil(async () => (await overdue(ann, hello)) === 2, 15_000, 'the second reply to be overdue');

    const lines = (await guest.lines()).map((line) => line.text);
    expect(lines.filter((text) => text === greeting)).toHaveLength(1);
    expect(lines.filter((text) => text === busy)).toHaveLength(1);
  });

  test('[P-07] [N-07] a dialog that its operator does not answer goes to the other, and the panel says why', async () => {
    await office.set('distribution', { reassignSeconds: 5 });
    const [ann, boris] = [await office.operator('ann'), await office.operator('boris')];
    const guest = await office.visitor();
    const hello = unique('Ау!');
    await guest.write(hello);
    await guest.state('chat');
    await ann.list('awaiting');
    await boris.list('awaiting');
    await waitUntil(
      async () => (await ann.row(hello).count()) + (await boris.row(hello).count()) === 1,
      10_000,
      'one of them to have it',
    );
    const [first, second] = (await ann.row(hello).count()) > 0 ? [ann, boris] : [boris, ann];

    await second.openDialog(hello);
    await waitUntil(async () => (await first.row(hello).count()) === 0, 10_000, 'it to leave the first');
    await second.why();

    const reasons = await second.page.getByTestId('why-panel').innerText();
    expect(reasons).toContain(first === ann ? 'Анна' : 'Борис');
    const answer = unique('Я здесь');
    await second.reply(answer);
    await guest.sees(answer);
  });
});

/** How many replies of the dialog were overdue. */
async function overdue(who: Awaited<ReturnType<Office['operator']>>, text: string): Promise<number> {
  const dialog = await who.page.getByTestId('dialog-pane').getAttribute('data-dialog-id');
  if (!dialog) throw new Error(`no dialog is open: ${text}`);
  const { events } = await who.ask<{ events: { type: string }[] }>('GET', `/api/dialogs/${dialog}/events?after=0&limit=200`);
  return events.filter((event) => event.type === 'ReplyOverdue').length;
}
