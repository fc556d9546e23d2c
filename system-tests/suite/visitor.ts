import type { Browser, FrameLocator, Page } from 'playwright-core';
import { aPerson, type Person } from './browser';

/** One line of the chat as it stands on the visitor's screen. */
export interface ChatLine {
  from: string;
  text: string;
}

/** A visitor of the demo shop. */
export class Visitor {
  private constructor(
    readonly person: Person,
    readonly page: Page,
    private readonly door: string,
  ) {}

  static async come(browser: Browser, door: string): Promise<Visitor> {
    const person = await aPerson(browser);
    const visitor = new Visitor(person, await person.context.newPage(), door);
    await visitor.open();
    return visitor;
  }

  private get chat(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.door}/widget/demo/`);
    await this.page.getByRole('button', { name: 'Открыть чат' }).click();
    await this.chat.locator('#chat[data-phase="ready"]').waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.getByRole('button', { name: 'Открыть чат' }).click();
    await this.chat.locator('#chat[data-phase="ready"][data-link="online"]').waitFor();
  }

  /** Fills in what is asked before a chat. */
  async introduce(fields: Record<string, string>, departmentId: string): Promise<void> {
    await this.chat.getByTestId('field-department').selectOption(departmentId);
    for (const [name, value] of Object.entries(fields)) await this.chat.getByTestId(`field-${name}`).fill(value);
    await this.chat.locator('form[data-form="before"] button[type="submit"]').click();
  }

  async write(text: string): Promise<void> {
    await this.chat.getByTestId('input').fill(text);
    await this.chat.getByTestId('send').click();
  }

  /** Waits until the server has confirmed the message. */
  async sent(text: string, patience = 30_000): Promise<void> {
    await this.own(text).and(this.chat.locator('[data-state="sent"], [data-state="read"]')).waitFor({ timeout: patience });
  }

  async sees(text: string, patience = 30_000): Promise<void> {
    await this.chat.getByTestId('message').filter({ hasText: text }).first().waitFor({ timeout: patience });
  }

  async seesNotice(text: string | RegExp): Promise<void> {
    await this.chat.locator('li.notice').filter({ hasText: text }).first().waitFor();
  }

  async state(state: 'idle' | 'waiting' | 'chat' | 'closed'): Promise<void> {
    await this.chat.locator(`#chat[data-state="${state}"]`).waitFor();
  }

  /** Waits until the chat says that the visitor is so far from the front of the queue. */
  async standsAt(position: number): Promise<void> {
    await this.chat.locator('.subtitle').filter({ hasText: `Вы ${position}-й в очереди` }).waitFor({ timeout: 15_000 });
  }

  async link(link: 'online' | 'reconnecting'): Promise<void> {
    await this.chat.locator(`#chat[data-link="${link}"]`).waitFor();
  }

  /** Everything said, in the order of the screen. */
  async lines(): Promise<ChatLine[]> {
    return this.chat.getByTestId('message').evaluateAll((rows) =>
      rows.map((row) => ({
        from: (row as HTMLElement).dataset['from'] ?? '',
        text: row.querySelector('.bubble')?.textContent ?? '',
      })),
    );
  }

  leave(): Promise<void> {
    return this.person.close();
  }

  private own(text: string) {
    return this.chat.getByTestId('message').and(this.chat.locator('[data-from="visitor"]')).filter({ hasText: text });
  }
}
