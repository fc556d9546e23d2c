import { OperatorSocket, type SocketEdges } from '@/shared/socket/operatorSocket';
import { type Delivery, Outbox, type OutboxMemory } from '@/shared/socket/outbox';
import type { Pace } from '@/shared/time/pace';
import type { PresenceStatus } from '@/shared/wire/actor';
import type { OperatorCommand } from '@/shared/wire/commands';
import type { DialogEvent } from '@/shared/wire/events';
import type { PresentOperator, ServerFrame, TypingSignal } from '@/shared/wire/frames';
import type { Viewer } from '@/shared/board/viewer';
import { Colleagues } from './colleagues';
import { Desk } from './desk';
import type { Reads } from './reads';
import { Visitors } from './visitors';
import { Store } from '@/shared/store/store';

const TYPING_SHOWN = 6_000;
const SOCKET_PATIENCE = 1_500;

export interface WorkplaceEdges {
  reads: Reads;
  socket: Omit<SocketEdges, 'pace'>;
  memory: OutboxMemory;
  pace: Pace;
  /** settings of the account changed */
  onSettings: () => void;
}

/** Everything live of one logged-in operator: the socket, what is shown, and what is on its way. */
export class Workplace {
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly visitors: Visitors;
  readonly status: Store<PresenceStatus>;
  private readonly socket: OperatorSocket;
  private readonly settled = new Set<(delivery: Delivery) => void>();
  private readonly colleagues: Colleagues;
  private welcomes = 0;

  constructor(
    private readonly edges: WorkplaceEdges,
    viewer: Viewer,
    status: PresenceStatus,
  ) {
    this.status = new Store(status);
    this.desk = new Desk(edges.reads, edges.pace, viewer);
    this.colleagues = new Colleagues(this.desk.store, edges.pace, TYPING_SHOWN);
    this.outbox = new Outbox({
      send: (ref, command) => this.socket.send({ type: 'command', ref, command }),
      memory: edges.memory,
      pace: edges.pace,
      onChange: (deliveries) => {
        this.desk.store.update((state) => ({ ...state, deliveries: [...deliveries] }));
      },
      onSettled: (delivery) => {
        this.onSettled(delivery);
      },
    });
    this.desk.store.update((state) => ({ ...state, deliveries: this.outbox.all() }));
    this.visitors = new Visitors({ send: (frame) => this.socket.send(frame), pace: edges.pace });
    this.socket = new OperatorSocket(
      { ...edges.socket, pace: edges.pace },
      {
        onConnection: (connection) => {
          this.desk.connection(connection);
        },
        onWelcome: () => {
          this.welcomes += 1;
          this.desk.welcomed(this.welcomes > 1);
          this.outbox.connected();
          this.visitors.welcomed();
        },
        onFrame: (frame) => {
          this.onFrame(frame);
        },
      },
      status,
    );
  }

  start(): void {
    this.socket.start();
    this.edges.pace.after(SOCKET_PATIENCE, () => {
      if (this.welcomes === 0) this.desk.withoutSocket();
    });
  }

  stop(): void {
    this.socket.stop();
  }

  hurry(): void {
    this.socket.hurry();
  }

  setStatus(status: PresenceStatus): void {
    this.status.set(status);
    this.socket.setStatus(status);
  }

  command(command: OperatorCommand): string {
    return this.outbox.add(command);
  }

  typing(conversationId: string, dialogId: string, active: boolean): void {
    this.socket.send({ type: 'typing', conversationId, dialogId, active });
  }

  onOutcome(listener: (delivery: Delivery) => void): () => void {
    this.settled.add(listener);
    return () => this.settled.delete(listener);
  }

  private onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'event':
        this.hush(frame.event);
        this.desk.event(frame.event);
        break;
      case 'outcome':
        this.outbox.settle(frame.ref, frame.outcome);
        break;
      case 'signal':
        this.onSignal(frame.signal);
        break;
      case 'presence':
        this.onPresence(frame.operators);
        break;
      case 'settings':
        this.edges.onSettings();
        break;
      case 'heartbeat':
        this.desk.heartbeat(frame.sequences);
        break;
      case 'error':
        if (frame.ref && !this.visitors.refused(frame.ref, frame.code)) {
          this.outbox.refuse(frame.ref, frame.code, frame.retryAfterSeconds);
        }
        break;
      case 'visitors':
      case 'visitors-changed':
      case 'visitor-arrived':
      case 'invitation':
      case 'done':
        this.visitors.frame(frame);
        break;
      default:
        break;
    }
  }

  private onSettled(delivery: Delivery): void {
    const { command, state, sequence, ref } = delivery;
    const text = command.name === 'reply' || command.name === 'note';
    if (!text) this.outbox.discard(ref);
    // a refusal too may be news: somebody else was quicker
    if (sequence) this.desk.expect(command.conversationId, sequence);
    // without its transcript on screen nothing needs the text any more
    const unseen = !this.desk.store.get().transcripts.has(command.conversationId);
    if (text && state === 'accepted' && unseen) this.outbox.discard(ref);
    for (const listener of [...this.settled]) listener(delivery);
  }

  private onPresence(changed: readonly PresentOperator[]): void {
    this.desk.store.update((state) => {
      const presence = new Map(state.presence);
      for (const operator of changed) presence.set(operator.operatorId, operator);
      return { ...state, presence };
    });
  }

  private onSignal(signal: TypingSignal): void {
    if (signal.type !== 'Typing') return;
    const { conversationId, active, preview, actor } = signal;
    if (actor.kind === 'operator') {
      this.colleagues.heard(conversationId, actor, active);
      return;
    }
    if (actor.kind !== 'visitor') return;
    if (!active) {
      this.silence(conversationId);
      return;
    }
    const until = this.edges.pace.now() + TYPING_SHOWN;
    this.desk.store.update((state) => ({
      ...state,
      typing: new Map(state.typing).set(conversationId, { preview: preview ?? null, until }),
    }));
    this.edges.pace.after(TYPING_SHOWN, () => {
      if (this.desk.store.get().typing.get(conversationId)?.until === until) this.silence(conversationId);
    });
  }

  private hush({ meta, type }: DialogEvent): void {
    const { conversationId, actor } = meta;
    if (actor.kind === 'operator' && type === 'MessagePosted') this.colleagues.heard(conversationId, actor, false);
    if (actor.kind === 'visitor' && type === 'MessagePosted') this.silence(conversationId);
  }

  private silence(conversationId: string): void {
    this.desk.store.update((state) => {
      if (!state.typing.has(conversationId)) return state;
      const typing = new Map(state.typing);
      typing.delete(conversationId);
      return { ...state, typing };
    });
  }
}
