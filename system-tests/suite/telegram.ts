import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const CLASSPATH = resolve(import.meta.dirname, '../target/testkit.classpath');
const PATIENCE = 30_000;

/** Telegram as the test kit plays it, in a process of its own: it refuses what the real one refuses. */
export class Telegram {
  private constructor(
    readonly api: string,
    private readonly process: ChildProcess | null,
  ) {}

  static async start(): Promise<Telegram> {
    const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java';
    const child = spawn(
      java,
      ['-Xmx48m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', readFileSync(CLASSPATH, 'utf8').trim(), 'chat.parley.testkit.telegram.TelegramMain'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const address = new Promise<string>((said, failed) => {
      const timer = setTimeout(() => failed(new Error('Telegram did not say where it is')), PATIENCE);
      child.once('exit', () => failed(new Error('Telegram ended while it started')));
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = /^Telegram is at (\S+)$/.exec(line)?.[1];
        if (!found) return;
        clearTimeout(timer);
        said(found);
      });
    });
    return new Telegram(await address, child);
  }

  /** One that somebody else started and will stop. */
  static attach(api: string): Telegram {
    return new Telegram(api, null);
  }

  /** Makes a bot, as BotFather does. */
  async bot(token: string, username: string): Promise<void> {
    await this.play({ do: 'bot', token, username });
  }

  /** A person writes to the bot. */
  async says(token: string, person: number, text: string): Promise<void> {
    await this.play({ do: 'says', token, person, text });
  }

  /** A person blocks the bot or lets it in again. */
  async blocks(token: string, person: number, blocked: boolean): Promise<void> {
    await this.play({ do: 'blocks', token, person, blocked });
  }

  /** What the bot wrote to the person. */
  texts(token: string, person: number): Promise<string[]> {
    return this.play({ do: 'texts', token, person });
  }

  /** Where the bot wants to be called; empty for nowhere. */
  hook(token: string): Promise<string> {
    return this.play({ do: 'hook', token });
  }

  stop(): void {
    this.process?.stdin?.end();
  }

  private async play<T>(wish: object): Promise<T> {
    const answer = await fetch(`${this.api}/play`, { method: 'POST', body: JSON.stringify(wish) });
    if (!answer.ok) throw new Error(`${JSON.stringify(wish)}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
