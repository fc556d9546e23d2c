import type { Pace } from '@/shared/time/pace';
import type { OperatorCommand, Outcome } from '@/shared/wire/commands';
import { type ErrorCode, errorCode } from '@/shared/wire/errors';

export type DeliveryState = 'waiting' | 'accepted' | 'failed';

/** A command of this operator until its outcome is known and shown. */
export interface Delivery {
  ref: string;
  command: OperatorCommand;
  state: DeliveryState;
  madeAt: number;
  /** with `failed` */
  code?: ErrorCode;
  ownerName?: string;
  /** the number of the conversation's last event when there was an outcome */
  sequence?: number;
  messageId?: string;
}

/** Where deliveries outlive a reload; failures of storage are not this class's business. */
export interface OutboxMemory {
  load(): Delivery[];
  save(deliveries: readonly Delivery[]): void;
}

export interface OutboxEdges {
  /** false where there is no live socket */
  send(ref: string, command: OperatorCommand): boolean;
  memory: OutboxMemory;
  pace: Pace;
  /** told of every change, and once of each outcome */
  onChange(deliveries: readonly Delivery[]): void;
  onSettled(delivery: Delivery): void;
}

const REPEAT_AFTER = 8_000;

/**
 * Commands in the order they were given, each with one id for all its repeats. A command is repeated on every new
 * connection and when no outcome came for a while, until there is one.
 */
export class Outbox {
  private deliveries: Delivery[];
  private readonly repeats = new Map<string, () => void>();

  constructor(private readonly edges: OutboxEdges) {
    this.deliveries = edges.memory.load().filter((delivery) => delivery.state !== 'accepted');
  }

  all(): readonly Delivery[] {
    return this.deliveries;
  }

  add(command: OperatorCommand): string {
    const ref = this.edges.pace.uuid();
    this.replace([...this.deliveries, { ref, command, state: 'waiting', madeAt: this.edges.pace.now() }]);
    this.transmit(ref);
    return ref;
  }

  /** Gives a failed command another try under a new id; a text keeps its own id, so it can never be there twice. */
  retry(ref: string): void {
    const failed = this.deliveries.find((delivery) => delivery.ref === ref && delivery.state === 'failed');
    if (!failed) return;
    this.discard(ref);
    this.add(failed.command);
  }

  /** Forgets a delivery that has been seen: a failed one given up, or an accepted one whose event is there. */
  discard(ref: string): void {
    this.cancelRepeat(ref);
    this.replace(this.deliveries.filter((delivery) => delivery.ref !== ref));
  }

  /** A new connection was welcomed: everything without an outcome goes out again, in order. */
  connected(): void {
    for (const { ref, state } of this.deliveries) if (state === 'waiting') this.transmit(ref);
  }

  settle(ref: string, outcome: Outcome): void {
    const found = this.deliveries.find((delivery) => delivery.ref === ref);
    if (found?.state !== 'waiting') return;
    this.cancelRepeat(ref);
    this.finish(
      outcome.type === 'Accepted'
        ? { ...found, state: 'accepted', sequence: outcome.sequence, messageId: outcome.messageId ?? undefined }
        : {
            ...found,
            state: 'failed',
            sequence: outcome.sequence,
            code: errorCode(outcome.code),
            ownerName: outcome.ownerName ?? undefined,
          },
    );
  }

  /** The edge refused the frame itself; being asked to slow down is no refusal of the command. */
  refuse(ref: string, code: string, retryAfterSeconds?: number): void {
    const found = this.deliveries.find((delivery) => delivery.ref === ref);
    if (found?.state !== 'waiting') return;
    this.cancelRepeat(ref);
    if (code === 'rate-limited' || code === 'unavailable') {
      this.repeatIn(ref, (retryAfterSeconds ?? 2) * 1000);
      return;
    }
    this.finish({ ...found, state: 'failed', code: errorCode(code) });
  }

  private finish(settled: Delivery): void {
    this.replace(this.deliveries.map((delivery) => (delivery.ref === settled.ref ? settled : delivery)));
    this.edges.onSettled(settled);
  }

  private transmit(ref: string): void {
    const found = this.deliveries.find((delivery) => delivery.ref === ref);
    if (found?.state !== 'waiting') return;
    if (this.edges.send(ref, found.command)) this.repeatIn(ref, REPEAT_AFTER);
  }

  private repeatIn(ref: string, millis: number): void {
    this.cancelRepeat(ref);
    this.repeats.set(
      ref,
      this.edges.pace.after(millis, () => {
        this.transmit(ref);
      }),
    );
  }

  private cancelRepeat(ref: string): void {
    this.repeats.get(ref)?.();
    this.repeats.delete(ref);
  }

  private replace(deliveries: Delivery[]): void {
    this.deliveries = deliveries;
    this.edges.memory.save(deliveries);
    this.edges.onChange(deliveries);
  }
}
