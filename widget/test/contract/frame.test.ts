import { describe, expect, it } from 'vitest';
import { server, page, chat, come, open, picture, withBrowser } from './scene';

withBrowser();

describe('the chat frame', () => {
  it('[U-15] [U-12] [W-57] [W-02] asks for what the placement wants before the first message, and never again', async () => {
    await open((fresh) => {
      fresh.placement['requiredInfo'] = ['name', 'email'];
      fresh.placement['languages'] = ['en', 'ru'];
      fresh.placement['departments'] = [
        { departmentId: 'help', name: 'Help' },
        { departmentId: 'sales', name: 'Sales' },
      ];
      fresh.logo = 'logo-1';
      fresh.placement['consentText'] = 'By writing you agree to our privacy policy.';
    });
    await chat.getByTestId('field-name').fill('Vera');
    await chat.getByTestId('field-email').fill('vera@example.org');
    expect(await chat.getByTestId('face').getAttribute('src')).toBe('/channels/pictures/logo-1');
    await chat.getByTestId('field-language').selectOption('ru');
    await chat.getByTestId('field-department').selectOption('sales');
    await chat.getByRole('button', { name: 'Start the chat' }).click();
    await chat.getByTestId('input').fill('Здравствуйте');
    await chat.getByTestId('send').click();
    await chat.getByTestId('message').and(chat.locator('[data-state="sent"]')).waitFor();
    expect(server.last('card')).toMatchObject({ name: 'Vera', emails: ['vera@example.org'] });
    expect(server.last('message')).toMatchObject({ language: 'ru', departmentId: 'sales', text: 'Здравствуйте' });
    server.operatorJoins('Ann', { position: 'Tea master', avatar: 'ann-1' });
    await chat.getByText('Tea master').waitFor();
    expect(await chat.getByTestId('face').getAttribute('src')).toBe('/channels/pictures/ann-1');
    await picture('face');
    await page.reload();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await chat.getByTestId('input').waitFor();
  });

  it('[U-08] asks for a mark when the chat has ended, and not before', async () => {
    await open((fresh) => {
      fresh.open();
      fresh.operatorJoins();
      fresh.operatorSays('Good day');
    });
    await chat.getByText('Good day').waitFor();
    expect(await chat.getByTestId('mark-5').isVisible()).toBe(false);
    server.close();
    await chat.getByTestId('mark-2').check();
    await expect.poll(() => server.last('rate')).toMatchObject({ dialogId: 'd1', mark: 2 });
    await chat.getByLabel('What could have been better?').fill('Faster');
    await chat.locator('.rating').getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => server.last('rate')).toMatchObject({ mark: 2, comment: 'Faster' });
  });

  it('[U-06] [W-50] sends the conversation by mail', async () => {
    await open((fresh) => {
      fresh.open();
      fresh.operatorSays('Good day');
    });
    await chat.getByTestId('mail').click();
    await chat.getByTestId('field-email').fill('vera@example.org');
    await picture('mail');
    await chat.getByRole('button', { name: 'Send', exact: true }).click();
    await chat.getByText('was sent to vera@example.org').waitFor();
    expect(server.last('transcript')).toMatchObject({ dialogId: 'd1', email: 'vera@example.org' });
  });

  it('[W-50] offers no conversation by mail where the account sends none', async () => {
    await open((fresh) => {
      fresh.placement['historyByMail'] = false;
      fresh.open();
      fresh.operatorSays('Good day');
    });
    await chat.getByText('Good day').waitFor();
    expect(await chat.getByTestId('end').isVisible()).toBe(true);
    expect(await chat.getByTestId('mail').isVisible()).toBe(false);
  });

  it('[J-08] says that a bot answers, and looks for an operator once it has called one', async () => {
    await open((fresh) => {
      fresh.open();
      fresh.operatorJoins('Ann');
      fresh.happen({ type: 'waiting', bot: true });
    });
    await chat.getByText('A bot is answering you').waitFor();
    server.happen({ type: 'waiting' });
    await chat.getByText('Looking for a free operator').waitFor();
  });

  it('[U-16] [U-20] takes a message while nobody is there', async () => {
    await open((fresh) => (fresh.available = false));
    await chat.getByTestId('leave').click();
    await chat.getByTestId('field-email').fill('vera@example.org');
    await chat.getByTestId('field-message').fill('Call me back');
    await chat.getByRole('button', { name: 'Leave it' }).click();
    await chat.getByText('Thank you! We will answer').waitFor();
    expect(server.last('message')).toMatchObject({ text: 'Call me back', offline: true });
  });

  it('[C-09] leads to the messengers that the placement has, and nowhere else', async () => {
    await open((fresh) => {
      fresh.placement['messengers'] = [
        { kind: 'vk', name: 'Our community', url: 'https://vk.com/write-123' },
        { kind: 'evil', name: 'Evil', url: 'javascript:alert(1)' },
      ];
    });
    const link = chat.getByTestId('messenger-vk');
    expect(await link.textContent()).toBe('Write us in VK');
    expect(await link.getAttribute('href')).toBe('https://vk.com/write-123');
    expect(await chat.getByTestId('messenger-evil').count()).toBe(0);
    await picture('messengers');
  });

  it('[U-14] sends chosen, pasted and dropped files, and shows what came', async () => {
    await open();
    await chat.getByTestId('files').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('12345') });
    await chat.getByTestId('file').first().waitFor();
    for (const kind of ['paste', 'drop']) {
      await chat.locator('body').evaluate((_body, event) => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], `${event}.txt`, { type: 'text/plain' }));
        const target = event === 'paste' ? (document.querySelector('textarea') as Element) : document;
        target.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true }),
        );
      }, kind);
    }
    await expect.poll(() => server.uploads.map((upload) => upload.name)).toEqual(['a.txt', 'paste.txt', 'drop.txt']);
    await expect.poll(() => chat.getByTestId('file').count()).toBe(3);
  });

  it('[U-14] says why a file did not get there, and lets go of it', async () => {
    await open();
    await chat.getByTestId('files').setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    const upload = chat.getByTestId('upload');
    await upload.and(chat.locator('[data-state="failed"]')).waitFor();
    expect(server.uploads).toEqual([]);
    await upload.getByRole('button').click();
    await expect.poll(() => upload.count()).toBe(0);
  });

  it('[U-09] [T-02] reads older pages when scrolled up, and shows what was changed and taken back', async () => {
    await open((fresh) => {
      fresh.open();
      for (let i = 1; i <= 120; i++) fresh.operatorSays(`text ${i}`);
      fresh.happen({ type: 'edited', messageId: 'm120', text: 'text 119, corrected', version: 2 });
      fresh.happen({ type: 'deleted', messageId: 'm121' });
    });
    await chat.getByText('text 119, corrected').waitFor();
    await chat.getByText('Message deleted').waitFor();
    await picture('changed');
    for (let i = 0; i < 3; i++) await chat.locator('.transcript').evaluate((list) => (list.scrollTop = 0));
    await chat.getByText('text 1', { exact: true }).waitFor();
  });

  it('[W-72] [W-73] hides the button while nobody new is taken, and shows it again without a reload', async () => {
    await come((fresh) => (fresh.offered = false));
    const button = page.getByRole('button', { name: 'Open the chat' });
    await expect.poll(() => server.asked).toBe(1);
    expect(await button.isVisible()).toBe(false);
    server.offered = true;
    await button.waitFor({ timeout: 10_000 });
    server.offered = false;
    await button.waitFor({ state: 'hidden', timeout: 10_000 });
  });

  it('[W-71] never shows the button to those who were not chosen', async () => {
    await come((fresh) => (fresh.placement['showPercent'] = 0));
    await expect.poll(() => server.asked).toBe(1);
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('[U-13] [U-22] shows an invitation beside the button, and opens when it is accepted', async () => {
    await open();
    await chat.getByRole('button', { name: 'Minimise' }).click();
    server.push({ type: 'invite', message: 'May I help you choose?' });
    await page.getByText('May I help you choose?').waitFor();
    await picture('invitation');
    await page.getByRole('button', { name: 'Write' }).click();
    await chat.getByTestId('input').waitFor();
  });

  it('is drawn from right to left', async () => {
    await open((fresh) => {
      fresh.placement['language'] = 'ar';
      fresh.open();
      fresh.operatorSays('مرحبا');
    });
    expect(await chat.locator('html').getAttribute('dir')).toBe('rtl');
    await picture('right-to-left');
  });
});
