import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { Operator } from './operator';
import { Visitor } from './visitor';

interface Versioned {
  version: number;
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
    await this.clear();
  }

}
