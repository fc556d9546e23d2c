import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const saved = (page: Page) => page.getByTestId('toast').filter({ hasText: 'Saved' }).waitFor();

describe('integrations', () => {
  it('[N-10] a webhook is made, shows its secret once, is tried, and what was given up is sent again', async () => {
    const page = await stage.show({ path: 'admin/integrations' });
    await page.getByTestId('integration-trouble').filter({ hasText: 'does not answer' }).waitFor();
    await page.getByTestId('add').first().click();
    await page.locator('input[name=url]').fill('nowhere');
    await page.getByTestId('save').click();
    await page.locator('input[name=url][aria-invalid=true]').waitFor();
    await page.locator('input[name=url]').fill('https://partner.example/hook');
    await page.getByText('OperatorAssigned').click();
    await page.getByTestId('save').click();
    await page.getByTestId('secret').filter({ hasText: 'whsec_' }).waitFor();
    await page.getByTestId('secret-done').click();

    await page.getByTestId('send-test').click();
    await page.locator('[data-testid=delivery]', { hasText: 'Test' }).waitFor();
    const dead = page.locator('[data-testid=delivery][data-state=dead]');
    await dead.getByRole('checkbox').check();
    await page.getByTestId('replay-chosen').click();
    await dead.waitFor({ state: 'detached' });
  });

  it('[B-12] a token is made with what it may, shown once, listed and revoked', async () => {
    const page = await stage.show({ path: 'admin/integrations/token' });
    await page.locator('input[name=name]').fill('Warehouse');
    await page.getByTestId('save').click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('group').getByRole('checkbox').first().check();
    await page.getByTestId('save').click();
    await page.getByTestId('secret').filter({ hasText: 'parley_' }).waitFor();
    await page.getByTestId('secret-done').click();

    await page.getByTestId('thing').filter({ hasText: 'Warehouse' }).click();
    await page.getByTestId('token').filter({ hasText: 'Never used' }).waitFor();
    await page.getByTestId('revoke').click();
    await page.getByTestId('revoke-confirm').click();
    await page.getByTestId('thing').filter({ hasText: 'Shop' }).waitFor();
    await page.getByTestId('thing').filter({ hasText: 'Warehouse' }).waitFor({ state: 'detached' });
  });

  it('[W-63] Zendesk is connected only with credentials that it accepts', async () => {
    const page = await stage.show({ path: 'admin/integrations/zendesk' });
    await page.locator('input[name=subdomain]').fill('acme');
    await page.locator('input[name=login]').fill('agent@example.com');
    await page.locator('input[name=secret]').fill('wrong');
    await page.getByTestId('save').click();
    await page.locator('input[name=secret][aria-invalid=true]').waitFor();

    await page.locator('input[name=secret]').fill('t0ken');
    await page.getByTestId('save').click();
    await page.getByTestId('thing').filter({ hasText: 'Zendesk' }).waitFor();
  });

  it('[P-16] a mapping is tried on a real dialog before it is saved, and the past is brought and stopped', async () => {
    const page = await stage.show({ path: 'admin/integrations/zendesk' });
    await page.locator('textarea[name=fields]').fill('7 = {visitorName}, {email}');
    await page.getByTestId('crm-preview-show').click();
    const ticket = page.getByTestId('crm-ticket');
    await ticket.getByRole('row').filter({ hasText: 'Olga, olga@example.com' }).last().waitFor();
    await page.locator('input[name=subject]').fill('Ask {visitorName}');
    await ticket.waitFor({ state: 'detached' });
    await page.getByTestId('crm-preview-show').click();
    await ticket.getByText('Ask Olga').waitFor();

    await page.locator('input[name=subdomain]').fill('acme');
    await page.locator('input[name=login]').fill('agent@example.com');
    await page.locator('input[name=secret]').fill('t0ken');
    await page.getByTestId('save').click();
    await page.getByTestId('thing').filter({ hasText: 'Zendesk' }).click();
    await page
      .getByTestId('destination')
      .getByRole('button', { name: /Settings|Настройки/ })
      .click();
    const past = page.getByTestId('contact-export');
    await past.getByRole('button').click();
    await past.getByRole('progressbar').waitFor();
    await past.getByRole('button').click();
    await page.locator('[data-testid=contact-export][data-state=cancelled]').waitFor();
    await past.getByText(/: 19, .*: 1$/).waitFor();
  });

  it('[W-66] [W-67] [P-19] a field that does not exist is refused in the CRM’s words, and all contacts are exported', async () => {
    const page = await stage.show({ path: 'admin/integrations/unisender' });
    await page.locator('input[name=apiKey]').fill('t0ken');
    await page.locator('input[name=list]').fill('News');
    await page.locator('textarea[name=fields]').fill('5000 = {email}');
    await page.getByTestId('save').click();
    await page.getByTestId('crm-words').filter({ hasText: 'field 5000: Not found' }).waitFor();

    await page.locator('textarea[name=fields]').fill('');
    await page.getByTestId('save').click();
    await page.getByTestId('thing').filter({ hasText: 'UniSender' }).click();
    await page
      .getByTestId('destination')
      .getByRole('button', { name: /Settings|Настройки/ })
      .click();
    const panel = page.getByTestId('contact-export');
    await panel.getByRole('button').click();
    await panel.getByText(/500/).waitFor();
    await panel.getByRole('button').click();
    await page.locator('[data-testid=contact-export][data-state=cancelled]').waitFor();
  });

  it('[W-56] handlers are saved together, each with its own format', async () => {
    const page = await stage.show({ path: 'admin/integrations/handlers' });
    await page.locator('input[name="chatStart.url"]').fill('https://old.example/start');
    await page.locator('select[name="chatStart.format"]').selectOption('compatible');
    await page.getByTestId('save').click();

    await page.getByTestId('secret-chatStart').waitFor();
    await saved(page);
  });
});
