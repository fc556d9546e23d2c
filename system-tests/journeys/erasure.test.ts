import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Office, unique } from '../suite/office';
import { waitUntil } from '../suite/suite';

const door = inject('door');

/** The button on the demo page. */
const SHOP = 'demo-ru';

interface Found {
  visitors: { visitorId: string; conversations: string[] }[];
}
interface Report {
  visitorId: string;
  state: string;
  parts: { receipts: Record<string, { counts: Record<string, number> }> }[];
}

let office: Office;

beforeAll(async () => {
  office = await Office.open(door);
});

beforeEach(async () => {
  await office.clear();
});

afterEach(() => office.everybodyLeaves());

describe('privacy', () => {
  test('[N-24] an administrator has a visitor forgotten, every service says what it erased, and nothing of them is found', async () => {
    const ann = await office.operator('ann');
    await office.ask(SHOP, ['name', 'email'], ['sales', 'support']);
    const guest = await office.visitor();
    const mark = `zorn${Date.now().toString(36)}`;
    const [words, email] = [unique(`Меня зовут ${mark}`), `${mark}@example.org`];
    await guest.introduce({ name: mark, email }, 'sales');
    await guest.write(words);
    await guest.sent(words);
    await ann.list('awaiting');
    await ann.openDialog(words);
    await ann.reply(unique(`Здравствуйте, ${mark}`));

    const { page } = office.admin;
    const find = () => office.admin.ask<Found>('GET', `/api/admin/privacy/visitors?email=${email}`);
    await waitUntil(async () => (await find()).visitors.length === 1, 10_000, 'the visitor is known');
    const [{ visitorId, conversations }] = (await find()).visitors as [Found['visitors'][0]];
    await page.goto(`${door}/console/admin/privacy`);
    await page.locator('input[name=sought]').fill(email);
    await page.getByTestId('find-visitor').click();
    await page.locator(`[data-visitor="${visitorId}"]`).getByTestId('erase-visitor').click();
    await page.getByTestId('confirm-erase').click();
    await page.locator('[data-testid=erasure][data-state=done]').first().waitFor({ timeout: 60_000 });

    const { rows } = await office.admin.ask<{ rows: Report[] }>('GET', '/api/admin/privacy/erasures');
    const report = rows.find((row) => row.visitorId === visitorId);
    expect(report?.state).toBe('done');
    expect(Object.keys(report?.parts[0]?.receipts ?? {}).sort()).toEqual([
      'admin-api',
      'channel-ingest',
      'dialog-service',
      'integration-service',
      'notification-service',
    ]);
    expect(report?.parts[0]?.receipts['dialog-service']?.counts.messages).toBeGreaterThan(1);
    expect((await find()).visitors).toEqual([]);
    const copy = JSON.stringify(await office.admin.ask('GET', `/api/admin/privacy/visitors/${visitorId}/copy`));
    expect(copy).not.toContain(mark);
    expect(conversations.every((id) => copy.includes(id))).toBe(true);
    const audit = await office.admin.ask<{ rows: { kind: string }[] }>('GET', '/api/admin/audit');
    expect(audit.rows.map(({ kind }) => kind)).toContain('Erasure');
    expect(JSON.stringify(audit)).not.toContain(mark);
    await page.goto(`${door}/console/`);
  });
});
