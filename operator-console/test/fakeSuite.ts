import { compareIn, listOf, rankIn } from '@/shared/board/lists';
import type { Viewer } from '@/shared/board/viewer';
import type { Reads } from '@/shared/desk/reads';
import { Workplace } from '@/shared/desk/workplace';
import { Problem, Unreachable } from '@/shared/http/problem';
import type { Delivery } from '@/shared/socket/outbox';
import type { OperatorCommand, Outcome } from '@/shared/wire/commands';
import type { DialogEvent } from '@/shared/wire/events';
import type { ListName } from '@/shared/wire/rows';
import { World } from '../dev/world';
import type { FakePace } from './fakePace';
import { FakeWire } from './fakeWire';

export const VIEWER: Viewer = {
  operatorId: 'me',
  role: 'operator',
  departments: new Set(['sales', 'support']),
  languages: new Set(['en']),
  autoAssignment: false,
  departmentAssignment: {},
  queueShown: true,
  multilingual: false,
  hideOthersDialogs: false,
};

/** The services as a console sees them, with a network that can be slow, lossy or gone. */
export class FakeSuite {
  readonly world = new World();
  readonly commands: { ref: string; command: OperatorCommand }[] = [];
  readonly wires: FakeWire[] = [];
  answer: (ref: string, command: OperatorCommand) => Outcome | null = () => null;
  reachable = true;
  /** which events the socket loses */
  loses: (event: DialogEvent) => boolean = () => false;
  reads = 0;
  stored: Delivery[] = [];

  constructor(
    readonly pace: FakePace,
    readonly viewer: Viewer = VIEWER,
    private readonly latency: () => number = () => 20,
  ) {}

  workplace(): Workplace {
    return new Workplace(
      {
        reads: this.http(),
        socket: {
          open: () => this.open(),
          token: () => Promise.resolve({ value: 'token', expiresAt: this.pace.now() + 300_000 }),
          deviceId: 'device',
        },
        memory: {
          load: () => this.stored,
          save: (deliveries) => {
            this.stored = [...deliveries];
          },
        },
        pace: this.pace,
        onSettings: () => undefined,
      },
      this.viewer,
      'online',
    );
  }

  happen(events: readonly DialogEvent[]): void {
    for (const event of events) {
      if (!this.reachable || this.loses(event)) continue;
      for (const wire of this.live()) wire.receive({ type: 'event', event });
    }
  }

  heartbeat(): void {
    const sequences = Object.fromEntries([...this.world.conversations].map(([id, events]) => [id, events.length]));
    if (this.reachable) for (const wire of this.live()) wire.receive({ type: 'heartbeat', sequences });
  }

  cut(): void {
    this.reachable = false;
    for (const wire of this.wires.splice(0)) wire.drop();
  }

  mend(): void {
    this.reachable = true;
  }

  private live(): FakeWire[] {
    return this.wires.filter((wire) => wire.of('hello').length > 0 && wire.closedWith === null);
  }

  private open(): FakeWire {
    const wire = new FakeWire();
    this.wires.push(wire);
    wire.onSent = (frame) => {
      if (!this.reachable) return;
      if (frame.type === 'hello') wire.welcome();
      if (frame.type === 'ping') wire.receive({ type: 'pong' });
      if (frame.type === 'command') this.take(wire, frame.ref, frame.command);
    };
    this.pace.after(5, () => {
      if (this.reachable) wire.onopen?.();
      else wire.drop();
    });
    return wire;
  }

  private take(wire: FakeWire, ref: string, command: OperatorCommand): void {
    this.commands.push({ ref, command });
    const outcome = this.answer(ref, command);
    if (outcome) wire.receive({ type: 'outcome', ref, outcome });
  }

  private http(): Reads {
    const later = <T>(read: () => T): Promise<T> => {
      this.reads += 1;
      return new Promise((resolve, reject) => {
        this.pace.after(this.latency(), () => {
          if (!this.reachable) {
            reject(new Unreachable('cut'));
            return;
          }
          try {
            // what the server answers is cut off from what happens later, as a real answer is
            const answer = structuredClone(read());
            this.pace.after(this.latency(), () => {
              resolve(answer);
            });
          } catch (failure) {
            reject(failure as Error);
          }
        });
      });
    };
    const all = (list: ListName) =>
      this.world
        .rows()
        .filter((row) => listOf(row, this.viewer) === list)
        .sort((a, b) => compareIn(list, a, b));
    const conversation = (dialogId: string) => {
      const id = this.world.conversationOf(dialogId);
      if (id === null) throw new Problem(404, 'not-found', '', new Map(), null);
      return this.world.events(id);
    };
    return {
      rows: (list, after, limit) =>
        later(() => {
          const rows = all(list);
          const key = (index: number) => {
            const row = rows[index];
            return row ? `${rankIn(list, row)}|${row.dialogId}` : '';
          };
          const from = after === null ? 0 : rows.findIndex((_, index) => key(index) >= after) + 1;
          const page = rows.slice(from, from + limit);
          return { rows: page, next: from + limit < rows.length ? key(from + limit - 1) : null };
        }),
      row: (dialogId) =>
        later(() => {
          const row = this.world.row(dialogId);
          if (!row) throw new Problem(404, 'not-found', '', new Map(), null);
          return row;
        }),
      counts: () =>
        later(() => ({
          awaiting: all('awaiting').length,
          mine: all('mine').length,
          queue: all('queue').length,
          others: all('others').length,
        })),
      newest: (dialogId) =>
        later(() => ({ events: conversation(dialogId).slice(-200), last: conversation(dialogId).length })),
      eventsAfter: (dialogId, sequence) =>
        later(() => ({
          events: conversation(dialogId)
            .filter((event) => event.meta.sequence > sequence)
            .slice(0, 200),
          last: conversation(dialogId).length,
        })),
      eventsBefore: (dialogId, sequence) =>
        later(() => ({
          events: conversation(dialogId)
            .filter((event) => event.meta.sequence < sequence)
            .slice(-200),
          last: conversation(dialogId).length,
        })),
    };
  }
}
