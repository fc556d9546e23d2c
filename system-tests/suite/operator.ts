import type { Browser, Locator, Page } from 'playwright-core';
import { aPerson, type Person } from './browser';

export type ListName = 'awaiting' | 'mine' | 'queue' | 'others' | 'closed';

/** Somebody at the console. */
export class Operator {
  private token = '';

  private constructor(
    readonly person: Person,
    readonly page: Page,
    private readonly door: string,
  ) {
    // The console's own requests show its token; journeys use it where a person would use another program.
    page.on('request', (request) => {
      const bearer = request.headers()['authorization'];
      if (bearer?.startsWith('Bearer ') && request.url().includes('/api/')) this.token = bearer;
    });
  }

  static async arrive(browser: Browser, door: string, user: string): Promise<Operator> {
    const person = await aPerson(browser);
    const operator = new Operator(person, await person.context.newPage(), door);
    await operator.open();
    await operator.page.locator('#username').fill(user);
    await operator.page.locator('#password').fill('parley-demo');
    await operator.page.locator('#kc-login').click();
    await operator.atWork();
    return operator;
  }

  private async open(): Promise<void> {
    await this.page.goto(`${this.door}/console/`);
    const signIn = this.page.getByTestId('sign-in');
    const begun = signIn.or(this.page.locator('#username')).or(this.page.getByTestId('workplace'));
    await begun.first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
  }

  /** Opens the console anew in the same browser, which still knows who they are. */
  async comeBack(): Promise<void> {
    await this.open();
    await this.atWork();
    await this.presence('online');
  }

  /** Waits until the workplace is there and connected. */
  async atWork(): Promise<void> {
    await this.page.getByTestId('workplace').waitFor({ timeout: 60_000 });
    await this.connected();
  }

  async connected(): Promise<void> {
    await this.page.locator('[data-testid="connection"][data-state="online"]').waitFor({ state: 'attached' });
  }

  async list(name: ListName): Promise<void> {
    await this.page.getByTestId(`list-tab-${name}`).click();
    await this.page.locator(`[data-list="${name}"]`).first().waitFor();
  }

  row(text: string): Locator {
    return this.page.getByTestId('dialog-row').filter({ hasText: text });
  }

  /** Opens the dialog whose last message this is, in the list that is shown. */
  async openDialog(text: string, patience = 30_000): Promise<void> {
    await this.row(text).first().click({ timeout: patience });
    await this.page.getByTestId('transcript').waitFor();
  }

  async reply(text: string): Promise<void> {
    await this.page.getByTestId('composer-text').fill(text);
    await this.page.getByTestId('send').click();
  }

  /** Waits until the server has confirmed the reply. */
  async sent(text: string, patience = 30_000): Promise<void> {
    await this.page
      .getByTestId('message')
      .filter({ hasText: text })
      .and(this.page.locator('[data-state="sent"], [data-state="read"], [data-state="delivered"]'))
      .first()
      .waitFor({ timeout: patience });
  }

  async sees(text: string, patience = 30_000): Promise<void> {
    await this.page.getByTestId('message').filter({ hasText: text }).first().waitFor({ timeout: patience });
  }

  /** Waits until something stands in the visitor's card beside the dialog. */
  async knows(what: string): Promise<void> {
    await this.page.getByTestId('visitor-pane').filter({ hasText: what }).waitFor();
  }

  /** Waits for the panel that says why the dialog is with whom it is. */
  async why(): Promise<void> {
    await this.page.getByTestId('why-panel').getByTestId('decision').first().waitFor();
  }

  press(action: 'take' | 'close' | 'reopen' | 'transfer'): Promise<void> {
    return this.page.getByTestId(action).click();
  }

  /** Everything said and noted, in the order of the screen. */
  async lines(): Promise<string[]> {
    return this.page
      .locator('[data-testid="message"], [data-testid="note"]')
      .evaluateAll((rows) => rows.map((row) => `${(row as HTMLElement).dataset['messageId'] ?? ''}`));
  }

  /** The dialogs of the list that is shown, in the order of the screen. */
  async rows(): Promise<string[]> {
    // While the pointer rests on a list nothing moves under it.
    await this.page.mouse.move(900, 700);
    return this.page.getByTestId('dialog-row').evaluateAll((rows) =>
      rows.map((row) => (row as HTMLElement).dataset['dialogId'] ?? ''),
    );
  }

  async presence(status: 'online' | 'away' | 'invisible' | 'offline'): Promise<void> {
    await this.page.getByTestId('presence').click();
    await this.page.getByTestId(`presence-${status}`).click();
  }

  /** What goes with requests that are no JSON, as the console shows it. */
  get bearer(): string {
    return this.token;
  }

  /** Asks the API as this operator, whatever it answers. */
  async raw(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await this.send(method, path, body);
    if (answer.status !== 401) return answer;
    // Nothing on the page asked for anything since the token was renewed.
    await this.page.reload();
    await this.atWork();
    return this.send(method, path, body);
  }

  private send(method: string, path: string, body: unknown): Promise<Response> {
    return fetch(this.door + path, {
      method,
      headers: {
        authorization: this.token,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Asks the API as this operator; throws at a refusal. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.raw(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as T;
  }

  /** Takes a rest: offline at once, and not only when the lease is over. */
  async rest(): Promise<void> {
    await this.presence('offline').catch(() => undefined);
    await this.page
      .locator('[data-testid="presence"][data-status="offline"]')
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined);
    await this.page.goto('about:blank');
  }

  /** Closes the browser. */
  leave(): Promise<void> {
    return this.person.close();
  }
}
