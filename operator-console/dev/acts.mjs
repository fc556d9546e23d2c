/* What is done before a picture is taken. */

/** Down to what was sent through a messenger, with an attempt opened. */
export const toLog = async (page) => {
  await page
    .getByTestId('channel-log')
    .getByText(/2 попытки|2 attempts/)
    .click();
  await page.getByTestId('show-odd').click();
  await page.getByTestId('odd-arrival').click();
  await page.getByTestId('channel-log').scrollIntoViewIfNeeded();
};

/** An operator gives a dialog back to the bot, and the list of such dialogs is looked at. */
export const toBot = (page) =>
  page.evaluate(() => {
    const row = window.mock.world.row('dialog-0');
    window.mock.happen(
      row.conversationId,
      'dialog-0',
      { kind: 'operator', id: 'me' },
      { type: 'DialogReturned', botId: 'b' },
    );
  });

/** Below the figures: the groups by operator, in the order of the missed ones. */
export const toGroups = async (page) => {
  await page.getByTestId('report-by').selectOption('operator');
  await page.locator('[data-testid=report-group][data-key=anna]').waitFor();
  await page.getByTestId('report-groups').scrollIntoViewIfNeeded();
};

/** A day later the messenger takes no answer any more. */
export const windowOver = async (page) => {
  await page.clock.setFixedTime(Date.now() + 24 * 3_600_000);
  await page.getByTestId('write-by-mail').waitFor();
};

/** A visitor's card gets a second address, and then something that is none. */
export const toCard = async (page) => {
  const emails = page.getByTestId('card-panel').locator('input[name=emails]');
  await emails.fill('office@example.org');
  await emails.press('Enter');
  await page.getByTestId('card-panel').getByText('office@example.org').waitFor();
  await emails.fill('office@');
  await emails.press('Enter');
  await page.getByTestId('card-panel').getByRole('alert').scrollIntoViewIfNeeded();
};

/** Types into the search, and stands on the second thing found. */
export async function toFound(page, text) {
  await page.getByTestId('search-input').fill(text);
  await page.getByTestId('found-message').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
}

/** Opens the dialog of the last message found. */
export async function toFoundDialog(page) {
  await toFound(page, 'заказ');
  await page.getByTestId('found-message').last().click();
  await page.getByTestId('transcript').waitFor();
}

/** Looks for what is not there. */
export async function toNothing(page) {
  await page.getByTestId('search-input').fill('zzzz');
  await page.getByTestId('search-none').waitFor();
  await page.getByTestId('search-filters').locator('summary').click();
}

/** The macros to choose from in a dialog. */
export const toMacros = async (page) => {
  await page.getByTestId('macros').click();
  await page.getByTestId('macro-option').first().waitFor();
};
