import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const CLASSPATH = resolve(import.meta.dirname, '../target/testkit.classpath');

export const CRMS = ['zendesk', 'freshdesk', 'amocrm', 'zoho', 'unisender'] as const;
export type Crm = (typeof CRMS)[number];

/** What a simulator keeps; each CRM has fields of its own. */
export type Rec = Record<string, any>;

interface Entrances {
  control: number;
  options: Record<Crm | 'chats', Record<string, string>>;
}

/** Where the suite finds CRMs during journeys: simulators on this machine, by what is entered to connect them. */
export const CRM_ENVIRONMENT: Record<string, string> = {
  PARLEY_ALLOW_PRIVATE_ADDRESSES: 'true',
  PARLEY_INTEGRATION_CRM_ZENDESK: 'http://127.0.0.1:{subdomain}',
  PARLEY_INTEGRATION_CRM_FRESHDESK: 'http://127.0.0.1:{subdomain}',
  PARLEY_INTEGRATION_CRM_AMOCRM: 'http://127.0.0.1:{subdomain}',
  PARLEY_INTEGRATION_CRM_ZOHO: 'http://127.0.0.1:{clientId}',
  PARLEY_INTEGRATION_CRM_UNISENDER: 'http://127.0.0.1:{list}',
};

/** The testkit's simulators of all CRMs, in a process of their own. */
export class Crms {
  private constructor(
    private readonly process: ChildProcess,
    private readonly entrances: Entrances,
  ) {}

  static async start(): Promise<Crms> {
    const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
    const child = spawn(
      java,
      ['-Xmx48m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', readFileSync(CLASSPATH, 'utf8').trim(), 'chat.parley.testkit.crm.CrmMain'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface({ input: child.stdout })) {
      return new Crms(child, JSON.parse(line) as Entrances);
    }
    throw new Error('the simulators of CRMs ended at once');
  }

  /** What is entered to connect a CRM; for chats, what amoCRM's need besides. */
  options(crm: Crm | 'chats'): Record<string, string> {
    return this.entrances.options[crm];
  }

  /** What all of them have, oldest first; in amoCRM's chats, what was said. */
  async records(): Promise<Record<Crm | 'chats', Rec[]>> {
    const answer = await fetch(`http://127.0.0.1:${this.entrances.control}/records`);
    return (await answer.json()) as Record<Crm | 'chats', Rec[]>;
  }

  /** Somebody is done with the newest record there; the status that the call back got. */
  async solve(crm: Crm, hook: string, secret: string): Promise<number> {
    return this.call('solved', { crm, hook, secret });
  }

  /** Somebody writes in amoCRM's newest chat; the status that the call back got. */
  async write(hook: string, secret: string, text: string): Promise<number> {
    return this.call('written', { hook, secret, text });
  }

  private async call(what: string, wish: Record<string, string>): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.entrances.control}/${what}`, {
      method: 'POST',
      body: JSON.stringify(wish),
    });
    return ((await answer.json()) as { status: number }).status;
  }

  /** They end with their input. */
  stop(): void {
    this.process.stdin?.end();
  }
}
