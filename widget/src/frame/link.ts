import type { ClientFrame, Command, ServerFrame } from './protocol';
import { Refusal, type Server } from './server';

export type LinkState = 'connecting' | 'online' | 'reconnecting';

export interface LinkListener {
  /** The connection is there (again): heal, then send what is due. */
  onOnline(): void;
  onState(state: LinkState): void;
  onFrame(frame: ServerFrame): void;
  /** Something newer than `number` exists; read it. */
  onNewer(number: number): void;
  /** The token is no good any more; a new session is needed. */
  onUnauthenticated(): void;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const PING_ACTIVE = 5_000;
const PING_IDLE = 20_000;
const SILENCE = 10_000;
/** After so many sockets that never got a welcome the chat goes on over plain HTTP and tries again now and then. */
const SOCKETS_TRIED = 2;
const SOCKET_AGAIN = 30_000;

/**
 * Keeps one visitor connected: a socket that notices within 10 s that it is dead, comes back by itself with a growing
 * and jittered pause, and falls back to long polling where sockets do not get through.
 */
export class Link {
  private socket: WebSocket | null = null;
  private welcomed = false;
  private failures = 0;
  private active = false;
  private stopped = false;
  private polling: AbortController | null = null;
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly server: Server,
    private readonly token: () => string,
    private readonly number: () => number,
    private readonly listener: LinkListener,
  ) {
    addEventListener('online', () => this.now());
    addEventListener('offline', () => this.socket?.close());
  }

  start(): void {
    this.stopped = false;
    this.listener.onState(this.failures === 0 ? 'connecting' : 'reconnecting');
    this.open();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.reconnectTimer);
    this.polling?.abort();
    this.drop();
  }

  /** Tries at once instead of waiting for the next attempt. */
  now(): void {
    if (this.stopped || this.welcomed) return;
    clearTimeout(this.reconnectTimer);
    this.drop();
    this.open();
  }

  /** Whether somebody is looking at the chat; an open chat notices a dead link sooner. */
  setActive(active: boolean): void {
    this.active = active;
    if (this.welcomed) this.ping();
  }

  /** Sends a frame that may be lost without harm. */
  whisper(frame: ClientFrame): void {
    if (this.welcomed) this.socket?.send(JSON.stringify(frame));
  }

  /** Sends a command; its outcome comes to the listener, or it is sent again after the next `onOnline`. */
  send(command: Command): void {
    if (this.welcomed && this.socket) {
      this.socket.send(JSON.stringify(command));
      return;
    }
    if (!this.polling) return;
    this.server.command(this.token(), command).then(
      (frame) => this.listener.onFrame(frame),
      (error: unknown) => {
        if (!(error instanceof Refusal)) return;
        if (error.status === 401) this.listener.onUnauthenticated();
        else {
          this.listener.onFrame({
            type: 'error',
            code: error.code,
            ref: command.ref,
            ...(error.retryAfterSeconds === null ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
          });
        }
      },
    );
  }

  private open(): void {
    if (this.stopped || this.socket) return;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.hear();
    socket.onopen = () => {
      const hello: ClientFrame = { type: 'hello', token: this.token(), after: this.number() };
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      this.hear();
      const frame = read(event.data);
      if (!frame) return;
      if (frame.type === 'welcome') this.onWelcome();
      this.listener.onFrame(frame);
    };
    socket.onclose = (event) => {
      if (socket !== this.socket) return;
      this.socket = null;
      if (event.code === 4401) {
        this.drop();
        this.listener.onUnauthenticated();
      } else this.lost();
    };
  }

  private onWelcome(): void {
    this.welcomed = true;
    this.failures = 0;
    this.polling?.abort();
    this.polling = null;
    this.listener.onState('online');
    this.listener.onOnline();
    this.ping();
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    this.failures++;
    if (!this.polling) this.listener.onState('reconnecting');
    if (this.failures >= SOCKETS_TRIED && !this.polling) void this.poll();
    const pause = this.polling ? SOCKET_AGAIN : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.failures, 6));
    this.reconnectTimer = setTimeout(() => this.open(), pause * (0.5 + Math.random() / 2));
  }

  /** Lives on long polling until a socket gets through. */
  private async poll(): Promise<void> {
    const polling = new AbortController();
    this.polling = polling;
    let reachable = false;
    while (!polling.signal.aborted) {
      try {
        const number = await this.server.newer(this.token(), this.number(), polling.signal);
        if (polling.signal.aborted) return;
        if (!reachable) {
          reachable = true;
          this.listener.onState('online');
          this.listener.onOnline();
        }
        if (number !== null) this.listener.onNewer(number);
      } catch (error) {
        if (polling.signal.aborted) return;
        if (error instanceof Refusal && error.status === 401) {
          this.listener.onUnauthenticated();
          return;
        }
        if (reachable) this.listener.onState('reconnecting');
        reachable = false;
        await new Promise((resolve) => setTimeout(resolve, 2_000 + Math.random() * 2_000));
      }
    }
  }

  private ping(): void {
    clearTimeout(this.pingTimer);
    this.whisper({ type: 'ping' });
    this.pingTimer = setTimeout(() => this.ping(), this.active ? PING_ACTIVE : PING_IDLE);
  }

  /** Something was heard; a link on which nothing is heard for too long is dead, whatever the browser believes. */
  private hear(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(
      () => {
        this.drop();
        this.lost();
      },
      this.active || !this.welcomed ? SILENCE : PING_IDLE + SILENCE,
    );
  }

  private drop(): void {
    clearTimeout(this.pingTimer);
    clearTimeout(this.silenceTimer);
    this.welcomed = false;
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onclose = null;
      socket.close();
    }
  }
}

function read(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : null;
  } catch {
    return null;
  }
}
