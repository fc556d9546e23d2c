import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Office, unique } from '../suite/office';
import { waitUntil } from '../suite/suite';
import { Telegram } from '../suite/telegram';

const PERSON = 612_444_319;
const NAME = `Person ${PERSON}`;

let office: Office;
let telegram: Telegram;

beforeAll(async () => {
  telegram = Telegram.attach(inject('telegram'));
  office = await Office.open(inject('door'));
});

beforeEach(async () => {
  await office.clear();
  await office.set('account', { autoAssignment: true, maxDialogs: 5 });
});

afterEach(() => office.everybodyLeaves());

describe('messengers', () => {
  test('[W-54] [C-01] [C-10] [C-11] a bot is connected in the console, its visitor is answered there, and is not written to once they block it', async () => {
    const token = `${Date.now()}:simulated_token`;
    await telegram.bot(token, 'shop_bot');
    await office.connectTelegram(token);
    expect(await telegram.hook(token)).toMatch(/^http:\/\/localhost:\d+\/channels\/telegram\/\S+$/);
    const ann = await office.operator('ann');
    const asked = unique('Сколько стоит стол?');

    await telegram.says(token, PERSON, asked);
    await ann.list('awaiting');
    await ann.openDialog(asked);
    await ann.knows(NAME);
    await ann.knows('Telegram');
    const answer = unique('Сто рублей');
    await ann.reply(answer);
    await ann.sent(answer);
    await waitUntil(async () => (await telegram.texts(token, PERSON)).includes(answer), 10_000, 'the answer in Telegram');
    const thanks = unique('Беру');
    await telegram.says(token, PERSON, thanks);
    await ann.sees(thanks);
    expect(await telegram.texts(token, PERSON)).toEqual([answer]);

    await telegram.blocks(token, PERSON, true);
    await ann.page.getByTestId('unreachable').waitFor();
    await ann.sees(asked);
    await ann.press('close');
    await office.disconnectTelegram();
    await waitUntil(async () => (await telegram.hook(token)) === '', 10_000, 'Telegram to be told that it is over');
  });
});
