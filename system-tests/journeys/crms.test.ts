import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Crm, CRMS, Crms, type Rec } from '../suite/crms';
import { Office, unique } from '../suite/office';
import { waitUntil } from '../suite/suite';

const door = inject('door');
/** The button on the demo page. */
const SHOP = 'demo-ru';
const SECRET = 'journey-h00k';
const CALLING: readonly Crm[] = ['zendesk', 'freshdesk', 'amocrm', 'zoho'];
const BILL = 'счёт.pdf';

let office: Office;
let crms: Crms;

beforeAll(async () => {
  crms = await Crms.start();
  office = await Office.open(door);
  await office.clear();
  await office.set('account', { autoAssignment: true, maxDialogs: 5 });
});

afterEach(() => office.everybodyLeaves());

afterAll(async () => {
  for (const crm of CRMS) await office.admin.raw('DELETE', `/api/integrations/crm/${crm}`);
  crms.stop();
});

/** Connects a CRM; its id as a destination. */
async function connect(crm: Crm): Promise<string> {
  const calls = CALLING.includes(crm) ? { onSolved: 'note', hookSecret: SECRET } : {};
  const { destinationId } = await office.admin.ask<{ destinationId: string }>('PUT', `/api/integrations/crm/${crm}`, {
    options: { ...crms.options(crm), ...calls },
  });
  return destinationId;
}

/** The same for amoCRM with its chats; where it calls when somebody writes in one. */
async function connectChats(): Promise<string> {
  const { destinationId, settings } = await office.admin.ask<{ destinationId: string; settings: { options: Record<string, string> } }>(
    'PUT',
    '/api/integrations/crm/amocrm',
    { options: { ...crms.options('amocrm'), ...crms.options('chats') } },
  );
  return `${door}/api/integrations/chat-hooks/${destinationId}/${settings.options['scopeId']}`;
}

/** The records of CRMs as one text each, whatever their fields are called. */
async function records(crm: Crm): Promise<string[]> {
  return (await crms.records())[crm].map((record: Rec) => JSON.stringify(record));
}

describe('CRMs', () => {
  test('[P-16] [W-63] [W-64] [W-65] [W-66] [B-04] a dialog in the browser becomes a record everywhere, and what is done there is seen at the console', async () => {
    const ids = new Map<Crm, string>();
    for (const crm of CRMS.filter((each) => each !== 'freshdesk')) ids.set(crm, await connect(crm));
    await office.ask(SHOP, ['name', 'email'], ['sales', 'support']);
    const ann = await office.operator('ann');
    const guest = await office.visitor();
    const [name, email, hello] = [unique('Ольга'), `olga-${Date.now()}@example.org`, unique('Где мой заказ?')];

    await guest.introduce({ name, email }, 'sales');
    await guest.write(hello);
    await guest.state('chat');
    await ann.list('awaiting');
    await ann.openDialog(hello);
    const pane = ann.page.getByTestId('dialog-pane');
    const dialog = (await pane.getAttribute('data-dialog-id')) ?? '';
    for (const crm of CRMS.filter((each) => each !== 'freshdesk')) {
      await waitUntil(async () => (await records(crm)).some((text) => text.includes(email)), 15_000, `${crm} to have a record`);
    }
    const { zendesk, zoho, amocrm, unisender } = await crms.records();
    expect(zendesk.at(-1)).toMatchObject({ external_id: dialog, requester: { name, email } });
    expect(zendesk.at(-1)?.['comment'].body).toContain(`${door}/console/others/${dialog}`);
    expect(zoho.at(-1)).toMatchObject({ Last_Name: name, Email: email, Lead_Source: 'Chat' });
    expect(zoho.at(-1)?.['Description']).toContain('/widget/demo/');
    expect(amocrm.at(-1)?.['name']).toContain(dialog);
    expect(JSON.stringify(amocrm.at(-1)?.['contact'])).toContain(email);
    expect(unisender.at(-1)).toMatchObject({ email, Name: name });

    for (const crm of ['Zendesk', 'amoCRM', 'Zoho CRM'])
      await ann.page.getByTestId('record-link').filter({ hasText: crm }).waitFor({ timeout: 15_000 });

    // Somebody is done with it there, and operators read so here.
    for (const [crm, title] of [
      ['zendesk', 'Zendesk'],
      ['amocrm', 'amoCRM'],
      ['zoho', 'Zoho CRM'],
    ] as const) {
      const hook = `${door}/api/integrations/crm-hooks/${ids.get(crm)}`;
      expect(await crms.solve(crm, hook, 'another')).toBe(401);
      expect(await crms.solve(crm, hook, SECRET)).toBe(204);
      await ann.page.getByTestId('note').filter({ hasText: `${title}: решено` }).waitFor();
    }

    // A file of the operator's, and the end: what was said is there too.
    const { conversationId } = await ann.ask<{ conversationId: string }>('GET', `/api/dialogs/${dialog}`);
    const uploaded = await upload(ann.bearer, conversationId);
    const answer = unique('Уже в пути');
    await ann.ask('POST', `/api/dialogs/${dialog}/commands`, {
      name: 'reply',
      dialogId: dialog,
      conversationId,
      clientMessageId: crypto.randomUUID(),
      text: answer,
      attachments: [uploaded],
    });
    await guest.sees(answer);
    await ann.press('close');
    for (const crm of ['zendesk', 'amocrm', 'zoho'] as const) {
      await waitUntil(
        async () => (await records(crm)).some((text) => text.includes(answer) && (crm === 'amocrm' || text.includes(`${BILL}"`))),
        15_000,
        `${crm} to have what was said, and the file`,
      );
    }

    // A CRM that is connected only now is brought the past.
    const late = await connect('freshdesk');
    await office.admin.ask('POST', '/api/integrations/crm/freshdesk/export');
    await waitUntil(
      async () => (await records('freshdesk')).some((text) => text.includes(answer) && text.includes(`"${BILL}"`)),
      20_000,
      'freshdesk to have the past',
    );
    const ticket = (await crms.records()).freshdesk.find((each) => JSON.stringify(each).includes(email));
    expect(ticket?.['requester']).toMatchObject({ name, email });
    expect(late).not.toBe('');
  });

  test('[P-16] [W-64] [B-04] a dialog in the browser is a chat of amoCRM and is answered there, and what Freshdesk resolves is seen at the console', async () => {
    for (const crm of CRMS) await office.admin.raw('DELETE', `/api/integrations/crm/${crm}`);
    const hook = await connectChats();
    const freshdesk = await connect('freshdesk');
    const tickets = (await crms.records()).freshdesk.length;
    const ann = await office.operator('ann');
    const guest = await office.visitor();
    const [hello, here, there] = [unique('Есть ли размер 42?'), unique('Сейчас посмотрю'), unique('Есть, на складе')];

    await guest.write(hello);
    await guest.state('chat');
    await ann.list('awaiting');
    await ann.openDialog(hello);
    const dialog = (await ann.page.getByTestId('dialog-pane').getAttribute('data-dialog-id')) ?? '';
    const { conversationId } = await ann.ask<{ conversationId: string }>('GET', `/api/dialogs/${dialog}`);
    await ann.reply(here);
    await guest.sees(here);
    await waitUntil(async () => (await said()).includes(here), 15_000, 'the chat to have what was said');
    expect((await said()).filter((text) => text === hello || text === here)).toEqual([hello, here]);
    expect((await crms.records()).chats.at(-1)).toMatchObject({ conversation_id: conversationId });

    expect(await crms.write(hook, 'another', 'forged')).toBe(403);
    expect(await crms.write(hook, crms.options('chats')['channelSecret'] ?? '', there)).toBe(200);
    await guest.sees(there);
    await ann.sees(there);
    expect(await said(), 'what comes from there is there already').not.toContain(there);

    await waitUntil(async () => (await crms.records()).freshdesk.length > tickets, 15_000, 'freshdesk to have a ticket');
    expect(await crms.solve('freshdesk', `${door}/api/integrations/crm-hooks/${freshdesk}`, SECRET)).toBe(204);
    await ann.page.getByTestId('note').filter({ hasText: 'Freshdesk: решено' }).waitFor();
  });
});

/** What was said in amoCRM's chats, oldest first. */
async function said(): Promise<string[]> {
  return (await crms.records()).chats.map((message: Rec) => String(message['message'].text));
}

async function upload(bearer: string, conversationId: string): Promise<unknown> {
  const answer = await fetch(`${door}/channels/files?conversation=${conversationId}`, {
    method: 'POST',
    headers: { authorization: bearer, 'x-file-name': encodeURIComponent(BILL), 'content-type': 'application/octet-stream' },
    body: '%PDF-1.4\n%%EOF\n',
  });
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { attachment: unknown }).attachment;
}
