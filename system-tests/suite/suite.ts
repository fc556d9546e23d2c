import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** The parts of a running suite that a journey may kill. */
export const SERVICES = [
  'dialog-service',
  'routing-service',
  'channel-ingest',
  'notification-service',
  'integration-service',
  'admin-api',
] as const;
export type Service = (typeof SERVICES)[number];

/** The whole suite, started as its users start it. */
export class Suite {
  private constructor(
    readonly home: string,
    readonly door: string,
    private readonly process: ChildProcess,
  ) {}

  /**
   * Starts `./parley up` on a free port with data of its own, and waits until it says that it is ready.
   *
   * @param environment what its parts are told besides
   */
  static async start(environment: Record<string, string> = {}): Promise<Suite> {
    const home = mkdtempSync(join(tmpdir(), 'parley-journeys-'));
    const port = await freePort();
    const child = spawn(
      join(ROOT, 'parley'),
      ['up', '--no-build', '--home', home, '--port', String(port)],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
    );
    const printed: string[] = [];
    const suite = new Suite(home, `http://localhost:${port}`, child);
    let ended = false;
    child.once('exit', () => (ended = true));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    }
    try {
      await waitUntil(
        () => {
          if (ended) throw new Error('the suite ended while it started');
          return printed.join('').includes('Parley is ready');
        },
        300_000,
        'the suite to be ready',
      );
      return suite;
    } catch (error) {
      const told = printed.join('').slice(-4_000);
      await suite.stop();
      throw new Error(`${String(error)}\n${told}`);
    }
  }

  /** A suite that somebody else started and will stop. */
  static attach(home: string): Pick<Suite, 'pid' | 'kill' | 'ready'> {
    const attached = Object.create(Suite.prototype) as Suite;
    Object.assign(attached, { home });
    return attached;
  }

  /** The process number of a part, from the note that its keeper writes at each start. */
  pid(part: Service | 'kafka' | 'postgresql' | 'keycloak'): number {
    const note = readFileSync(join(this.home, 'run', `${part}.properties`), 'utf8');
    const pid = Number(/^pid=(\d+)$/m.exec(note)?.[1]);
    if (!pid) throw new Error(`no process of ${part} is noted`);
    return pid;
  }

  /** Kills a service as a power cut would, and waits until another process of it is ready. */
  async kill(part: Service): Promise<void> {
    const before = this.pid(part);
    process.kill(before, 'SIGKILL');
    await waitUntil(() => this.pid(part) !== before, 60_000, `${part} to be started again`);
    await this.ready(part);
  }

  /** Waits until a service says itself that it is ready. */
  async ready(part: Service): Promise<void> {
    await waitUntil(
      async () => {
        const note = readFileSync(join(this.home, 'run', `${part}.properties`), 'utf8');
        const port = /^port=(\d+)$/m.exec(note)?.[1];
        const answer = await fetch(`http://127.0.0.1:${port}/q/health/ready`).catch(() => null);
        return answer?.ok === true;
      },
      60_000,
      `${part} to be ready`,
    );
  }

  /** Ends everything the way Ctrl-C does, and removes the data. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exit = new Promise((done) => this.process.once('exit', done));
      this.process.kill('SIGTERM');
      await exit;
    }
    if (existsSync(this.home)) rmSync(this.home, { recursive: true, force: true });
  }
}

/** Looks again and again until the condition holds; throws with `what` when it does not in time. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  patience: number,
  what: string,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${patience / 1_000} s in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => found(port));
    });
  });
}
