import type { Delivery } from '@/shared/socket/outbox';
import { Store } from '@/shared/store/store';
import type { OperatorCommand } from '@/shared/wire/commands';
import type { ErrorCode } from '@/shared/wire/errors';

/** Who sends commands and tells what became of them. */
interface Sender {
  command(command: OperatorCommand): string;
  onOutcome(listener: (delivery: Delivery) => void): () => void;
}

/** How far a macro got. */
export interface Ran {
  /** how many of its steps were done */
  done: number;
  /** why the next one was refused; null where all were done */
  code: ErrorCode | null;
}

const steps = new WeakSet<OperatorCommand>();

/** The dialogs in which a macro is under way. */
export const running = new Store<ReadonlySet<string>>(new Set());

/** Whether the command is a step of a macro, which says itself what was refused. */
export function isStep(command: OperatorCommand): boolean {
  return steps.has(command);
}

/**
 * Sends each command once the one before it was accepted, and none after a refusal [T-06]. Each has one id for all its
 * repeats, so what a lost connection repeats is done once. Goes on when the dialog is no longer on screen.
 */
export function run(dialogId: string, commands: readonly OperatorCommand[], sender: Sender): Promise<Ran> {
  return new Promise((resolve) => {
    let done = 0;
    running.update((all) => new Set(all).add(dialogId));
    const finish = (code: ErrorCode | null) => {
      quiet();
      running.update((all) => new Set([...all].filter((each) => each !== dialogId)));
      resolve({ done, code });
    };
    const next = () => {
      const command = commands[done];
      if (!command) {
        finish(null);
        return;
      }
      steps.add(command);
      sender.command(command);
    };
    const quiet = sender.onOutcome(({ command, state, code }) => {
      if (command !== commands[done]) return;
      if (state === 'failed') {
        finish(code ?? 'internal-error');
        return;
      }
      done += 1;
      next();
    });
    next();
  });
}
