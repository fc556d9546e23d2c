import type { Pace } from '@/shared/time/pace';
import type { PresenceStatus } from '@/shared/wire/actor';
import type { ClientFrame, ServerFrame, Welcome } from '@/shared/wire/frames';
import { backoff } from './backoff';

/** The part of WebSocket that is used. */
export interface Wire {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((close: { code: number }) => void) | null;
}

export type Connection =
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'reconnecting'; nextAt: number | null }
  | { state: 'stopped'; reason: 'signed-out' | 'replaced' | 'refused' | 'address' };

export interface SocketEdges {
  open(): Wire;
  /** a token that is good for at least a few seconds more, and when it ends (epoch milliseconds) */
  token(): Promise<{ value: string; expiresAt: number }>;
  deviceId: string;
  pace: Pace;
}

export interface SocketListener {
  onConnection(connection: Connection): void;
  onWelcome(welcome: Welcome): void;
  onFrame(frame: ServerFrame): void;
}

const PING_EVERY = 5_000;
const PONG_WITHIN = 10_000;
const HELLO_BEFORE_EXPIRY = 45_000;
const RENEW_AT_LEAST = 10_000;

/** One operator's socket that comes back by itself; what it says of its state is what the operator sees. */
export class OperatorSocket {
  private wire: Wire | null = null;
  private connection: Connection = { state: 'connecting' };
  private attempt = 0;
  private heardAt = 0;
  private welcomed = false;
  private stopped = false;
  private timers: (() => void)[] = [];
  private retry: (() => void) | null = null;

  constructor(
    private readonly edges: SocketEdges,
    private readonly listener: SocketListener,
    private status: PresenceStatus,
  ) {}

  start(): void {
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.retry?.();
    this.hangUp();
  }

  /** Connects at once instead of waiting for the next attempt, for example when the network has come back. */
  hurry(): void {
    if (this.connection.state === 'reconnecting' && this.retry) {
      this.retry();
      this.connect();
    }
  }

  setStatus(status: PresenceStatus): void {
    this.status = status;
    this.send({ type: 'presence', status });
  }

  /** Whether it was handed to a socket that has been welcomed; false tells to send it again later. */
  send(frame: ClientFrame): boolean {
    if (!this.wire || !this.welcomed) return false;
    this.wire.send(JSON.stringify(frame));
    return true;
  }

  private connect(): void {
    this.retry = null;
    if (this.attempt > 0) this.become({ state: 'reconnecting', nextAt: null });
    else this.become({ state: 'connecting' });
    const wire = this.edges.open();
    this.wire = wire;
    this.heardAt = this.edges.pace.now();
    wire.onopen = () => void this.hello(wire);
    wire.onmessage = ({ data }) => {
      if (wire === this.wire) this.hear(data);
    };
    wire.onclose = ({ code }) => {
      if (wire === this.wire) this.lost(code);
    };
    this.watch();
  }

  private async hello(wire: Wire): Promise<void> {
    try {
      const token = await this.edges.token();
      if (wire !== this.wire) return;
      const { deviceId, pace } = this.edges;
      wire.send(JSON.stringify({ type: 'hello', token: token.value, deviceId, status: this.status }));
      const renewIn = Math.max(RENEW_AT_LEAST, token.expiresAt - pace.now() - HELLO_BEFORE_EXPIRY);
      this.timers.push(pace.after(renewIn, () => void this.hello(wire)));
    } catch {
      if (wire === this.wire) {
        this.hangUp();
        this.lost(4401);
      }
    }
  }

  private hear(data: unknown): void {
    this.heardAt = this.edges.pace.now();
    const frame = parse(data);
    if (!frame) return;
    if (frame.type === 'welcome') {
      const first = !this.welcomed;
      this.welcomed = true;
      this.attempt = 0;
      this.become({ state: 'online' });
      if (first) this.listener.onWelcome(frame);
      return;
    }
    if (frame.type !== 'pong') this.listener.onFrame(frame);
  }

  private watch(): void {
    const { pace } = this.edges;
    const beat = () => {
      if (pace.now() - this.heardAt > PONG_WITHIN) {
        this.hangUp();
        this.lost(4408);
        return;
      }
      this.send({ type: 'ping' });
      this.timers.push(pace.after(PING_EVERY, beat));
    };
    this.timers.push(pace.after(PING_EVERY, beat));
  }

  private lost(code: number): void {
    this.clear();
    this.wire = null;
    if (this.stopped) return;
    if (code === 4409) {
      this.become({ state: 'stopped', reason: 'replaced' });
      return;
    }
    if (code === 4404) {
      this.become({ state: 'stopped', reason: 'address' });
      return;
    }
    if (code === 4403) {
      this.become({ state: 'stopped', reason: 'refused' });
      return;
    }
    const { pace } = this.edges;
    const wait = backoff(this.attempt, pace.chance());
    this.attempt += 1;
    this.become({ state: 'reconnecting', nextAt: pace.now() + wait });
    const cancel = pace.after(wait, () => {
      this.connect();
    });
    this.retry = () => {
      this.retry = null;
      cancel();
    };
  }

  private hangUp(): void {
    const wire = this.wire;
    this.clear();
    this.wire = null;
    if (wire) {
      wire.onopen = wire.onmessage = wire.onclose = null;
      wire.close(1000);
    }
  }

  private clear(): void {
    this.welcomed = false;
    for (const cancel of this.timers) cancel();
    this.timers = [];
  }

  private become(connection: Connection): void {
    this.connection = connection;
    this.listener.onConnection(connection);
  }
}

function parse(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data) as ServerFrame;
  } catch {
    return null;
  }
}
