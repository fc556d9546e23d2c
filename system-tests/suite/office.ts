import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { Operator } from './operator';
import { waitUntil } from './suite';
import { Visitor } from './visitor';

interface Versioned {
  version: number;
}

/** What a visitor's session says that they are asked. */
interface Asked {
  requiredInfo: string[];
  departments: unknown[];
}

let number = 0;
let shared: Promise<Office> | undefined;

/** A text that nothing else on any screen holds. */
export function unique(words: string): string {
  return `${words} №${Date.now().toString(36)}-${++number}`;
}

/** The demo account during one journey: who is there, how dialogs are given out, and a clean desk before and after. */
export class Office {
  private visitors: Visitor[] = [];
  private readonly operators = new Map<string, Operator>();
  private readonly present = new Set<Operator>();
  /** The buttons that ask for something. */
  private readonly asking = new Set<string>();

  private constructor(
    private readonly browser: Browser,
    private readonly door: string,
    readonly admin: Operator,
  ) {}

  /** The one office of all journeys: who has logged in once comes back to their browser. */
  static open(door: string): Promise<Office> {
    shared ??= Office.begin(door);
    return shared;
  }

  private static async begin(door: string): Promise<Office> {
    const browser = await openBrowser();
    const admin = await Operator.arrive(browser, door, 'admin');
    // The administrator looks on and takes no dialogs.
    await admin.presence('invisible');
    return new Office(browser, door, admin);
  }

  async visitor(): Promise<Visitor> {
    const come = await Visitor.come(this.browser, this.door);
    this.visitors.push(come);
    return come;
  }

  async operator(user: 'ann' | 'boris' | 'vera'): Promise<Operator> {
    const known = this.operators.get(user);
    if (known) {
      await known.comeBack();
      this.present.add(known);
      return known;
    }
    const arrived = await Operator.arrive(this.browser, this.door, user);
    this.operators.set(user, arrived);
    this.present.add(arrived);
    return arrived;
  }

  /** Changes one of the settings that each account has once. */
  async set(kind: 'account' | 'distribution' | 'times', change: Record<string, unknown>): Promise<void> {
    const now = await this.admin.ask<Versioned>('GET', `/api/admin/${kind}`);
    await this.admin.ask('PUT', `/api/admin/${kind}`, { ...now, ...change });
  }

  /**
   * Has a button ask visitors before a chat, until everybody leaves, and returns when new visitors are asked.
   *
   * @param departments ids of those that visitors choose between
   */
  async ask(placementId: string, requiredInfo: readonly string[], departments: readonly string[]): Promise<void> {
    this.asking.add(placementId);
    const path = `/api/admin/placements/${placementId}`;
    const { placementId: _, ...now } = await this.admin.ask<Versioned & { placementId: string }>('GET', path);
    await this.admin.ask('PUT', path, { ...now, requiredInfo, departments });
    const session = {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.door },
      body: JSON.stringify({ placementId }),
    };
    await waitUntil(
      async () => {
        const answer = await fetch(`${this.door}/channels/web/sessions`, session);
        const { placement } = (await answer.json()) as { placement?: Asked };
        return placement?.requiredInfo.length === requiredInfo.length && placement.departments.length === departments.length;
      },
      10_000,
      `visitors of ${placementId} to be asked`,
    );
  }

  /** Connects a bot as an administrator does, and returns when the console says that it works. */
  async connectTelegram(token: string): Promise<void> {
    const { page } = this.admin;
    await page.goto(`${this.door}/console/admin/channels/new`);
    await page.locator('select[name=kind]').selectOption('telegram');
    await page.locator('input[name=token]').fill(token);
    await page.locator('select[name=mode]').selectOption('webhook');
    await page.getByTestId('save').click();
    await page.locator('[data-testid="channel-health"][data-state="active"]').filter({ hasText: '@shop_bot' }).waitFor();
  }

  /** Removes the bot that is open at the administrator's. */
  async disconnectTelegram(): Promise<void> {
    await this.admin.page.getByTestId('remove').click();
    await this.admin.page.getByTestId('remove-confirm').click();
    await this.admin.page.getByTestId('add').waitFor();
  }

  /** Ends everything that is open, so that each journey begins with free operators. */
  async clear(): Promise<void> {
    for (const list of ['awaiting', 'queue', 'mine', 'others']) {
      const { rows } = await this.admin.ask<{ rows: { dialogId: string; conversationId: string }[] }>(
        'GET',
        `/api/dialogs?list=${list}&limit=200`,
      );
      for (const { dialogId, conversationId } of rows) await this.close(dialogId, conversationId);
    }
  }

  private async close(dialogId: string, conversationId: string): Promise<void> {
    const answer = await this.admin.raw('POST', `/api/dialogs/${dialogId}/commands`, {
      name: 'close',
      dialogId,
      conversationId,
    });
    if (!answer.ok && answer.status !== 409) throw new Error(`close: ${answer.status}`);
  }

  async everybodyLeaves(): Promise<void> {
    await Promise.all([...this.visitors.map((one) => one.leave()), ...[...this.present].map((one) => one.rest())]);
    this.visitors = [];
    this.present.clear();
    for (const placementId of this.asking) await this.ask(placementId, [], []);
    this.asking.clear();
    await this.clear();
  }

}
