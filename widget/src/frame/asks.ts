import { ParleyError } from '../sdk/types';
import type { Command, ServerFrame } from './protocol';

type Outcome = Extract<ServerFrame, { type: 'outcome' }>;

interface Open {
  command: Command;
  resolve: (outcome: Outcome) => void;
  reject: (error: ParleyError) => void;
  timer: ReturnType<typeof setTimeout>;
  deadline: number;
}

const PATIENCE = 8_000;
const LONGEST = 60_000;

/** Commands somebody waits for: each is repeated with the same id until it has an outcome or too much time is over. */
export class Asks {
  private readonly open = new Map<string, Open>();

  constructor(private readonly send: (command: Command) => void) {}

  ask(command: Command): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + LONGEST;
      this.open.set(command.ref, { command, resolve, reject, deadline, timer: this.soon(command.ref, PATIENCE) });
      this.send(command);
    });
  }

  /** True when the frame was about one of these. */
  hear(frame: ServerFrame): boolean {
    const ref = 'ref' in frame ? frame.ref : undefined;
    const open = ref === undefined ? undefined : this.open.get(ref);
    if (!open || ref === undefined) return false;
    if (frame.type === 'outcome') {
      this.end(ref);
      if (frame.accepted) open.resolve(frame);
      else open.reject(new ParleyError(frame.code ?? 'internal-error'));
    } else if (frame.type === 'error' && frame.code !== 'rate-limited' && frame.code !== 'unavailable') {
      this.end(ref);
      open.reject(new ParleyError(frame.code));
    } else {
      clearTimeout(open.timer);
      const wait = frame.type === 'error' ? (frame.retryAfterSeconds ?? 2) * 1_000 : 1_000;
      open.timer = this.soon(ref, wait + Math.random() * 250);
    }
    return true;
  }

  /** The link is there again. */
  again(): void {
    for (const ref of [...this.open.keys()]) this.repeat(ref);
  }

  private soon(ref: string, wait: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.repeat(ref), wait);
  }

  private repeat(ref: string): void {
    const open = this.open.get(ref);
    if (!open) return;
    clearTimeout(open.timer);
    if (Date.now() > open.deadline) {
      this.end(ref);
      open.reject(new ParleyError('unavailable'));
      return;
    }
    open.timer = this.soon(ref, PATIENCE);
    this.send(open.command);
  }

  private end(ref: string): void {
    clearTimeout(this.open.get(ref)?.timer);
    this.open.delete(ref);
  }
}
