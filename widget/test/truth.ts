import type { ServerFrame, VisitorEvent } from '../src/frame/protocol';
import { checkFrame } from './contract/rules';

type Body = VisitorEvent extends infer E ? (E extends VisitorEvent ? Omit<E, 'number' | 'dialogId' | 'at'> : never) : never;

/** How long a frame or an answer is on its way, in ms. */
const LATENCY = 20;
/** After how long a request into nothing fails, in ms. */
const FAILS_AFTER = 1_000;
const HEARTBEAT = 10_000;

/** What really happened, and the network to it, on the test's own clock. */
export class Truth {
  readonly conversations = new Map<string, VisitorEvent[]>();
  readonly tokens = new Map<string, { conversation: string; until: number }>();
  readonly sockets = new Set<TruthSocket>();
  sessions = 0;
  available = true;
  private reachable = true;
  /** Commands still get there, and nothing comes back. */
  answersLost = false;
  private readonly outcomes = new Map<string, ServerFrame>();

  /** @param tokenLife how long a token is good, in ms */
  constructor(private readonly tokenLife: number) {
    const beat = () => {
      for (const socket of this.sockets) {
        const conversation = socket.conversation;
        if (conversation) socket.hear({ type: 'heartbeat', visitorSequence: this.events(conversation).length });
      }
      setTimeout(beat, HEARTBEAT);
    };
    setTimeout(beat, HEARTBEAT);
  }

  events(conversation: string): VisitorEvent[] {
    return this.conversations.get(conversation) ?? [];
  }

  happen(conversation: string, body: Body): void {
    const events = this.events(conversation);
    const event = { ...body, number: events.length + 1, dialogId: 'd1', at: new Date().toISOString() } as VisitorEvent;
    this.conversations.set(conversation, [...events, event]);
    for (const socket of this.sockets) if (socket.conversation === conversation) socket.hear({ type: 'event', event });
  }

  turn(available: boolean): void {
    this.available = available;
    this.tell({ type: 'availability', available });
  }

  cut(): void {
    this.reachable = false;
  }

  /** What was on its way over connections that nobody has given up gets there now. */
  mend(): void {
    this.reachable = true;
    for (const socket of this.sockets) socket.mend();
  }

  tell(frame: ServerFrame): void {
    for (const socket of this.sockets) socket.hear(frame);
  }

  conversation(token: string): string | null {
    const known = this.tokens.get(token);
    return known && known.until > Date.now() ? known.conversation : null;
  }

  command(conversation: string, json: string): ServerFrame {
    const frame = checkFrame(json) as unknown as { type: string; ref: string; clientMessageId: string; text: string };
    // Who is somebody else by now has said nothing yet.
    const key = `${conversation}/${frame.ref}`;
    const known = this.outcomes.get(key);
    if (known) return known;
    if (frame.type === 'message') {
      if (this.events(conversation).length === 0) this.happen(conversation, { type: 'opened' });
      const { clientMessageId, text } = frame;
      this.happen(conversation, { type: 'message', messageId: `m-${clientMessageId}`, from: 'visitor', text, clientMessageId });
    }
    const outcome: ServerFrame = { type: 'outcome', ref: frame.ref, accepted: true, dialogId: 'd1' };
    this.outcomes.set(key, outcome);
    return outcome;
  }

  readonly fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    await this.way(init.signal);
    const url = new URL(address);
    const token = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    const conversation = this.conversation(token);
    if (url.pathname === '/channels/web/sessions') return this.session(conversation);
    if (!conversation) return Response.json({ code: 'token-invalid' }, { status: 401 });
    const events = this.events(conversation);
    const after = Number(url.searchParams.get('after') ?? -1);
    switch (url.pathname) {
      case '/api/visitor/events': {
        const limit = Number(url.searchParams.get('limit'));
        return Response.json({ events: after < 0 ? events.slice(-limit) : events.slice(after, after + limit), last: events.length });
      }
      case '/channels/web/wait':
        if (events.length > after) return Response.json({ visitorSequence: events.length });
        await new Promise((over) => setTimeout(over, 20_000));
        return new Response(null, { status: 204 });
      default:
        return Response.json(this.command(conversation, String(init.body)));
    }
  };

  private session(known: string | null): Response {
    const conversation = known ?? `c${++this.sessions}`;
    const token = `token-${this.tokens.size + 1}`;
    this.tokens.set(token, { conversation, until: Date.now() + this.tokenLife });
    return Response.json({
      token, visitorId: 'v1', conversationId: conversation, accountId: 'a1', expiresAt: '', accountName: 'Shop',
      available: this.available, offered: true,
      placement: { placementId: 'shop', language: 'en', title: '', greeting: '', colour: '', side: 'right' },
    });
  }

  isReachable(): boolean {
    return this.reachable;
  }

  private async way(signal?: AbortSignal | null): Promise<void> {
    const reachable = this.reachable;
    await new Promise((over) => setTimeout(over, reachable ? LATENCY : FAILS_AFTER));
    if (signal?.aborted || !reachable || !this.reachable) throw new TypeError('failed to fetch');
  }
}

/** A browser's socket; while the network is cut nothing comes and goes, nobody says so, and both sides send it again. */
export class TruthSocket {
  static truth: Truth;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  conversation: string | null = null;
  private readonly truth = TruthSocket.truth;
  private open = true;
  private waiting: (() => void)[] = [];

  constructor() {
    this.truth.sockets.add(this);
    const reachable = this.truth.isReachable();
    setTimeout(() => (reachable ? this.onopen?.() : this.end(1006)), reachable ? LATENCY : FAILS_AFTER);
  }

  send(json: string): void {
    this.later(() => this.take(json));
  }

  hear(frame: ServerFrame): void {
    if (!this.truth.answersLost) this.later(() => this.onmessage?.({ data: JSON.stringify(frame) }));
  }

  mend(): void {
    for (const action of this.waiting.splice(0)) this.later(action);
  }

  private later(action: () => void): void {
    if (!this.truth.isReachable()) this.waiting.push(action);
    else setTimeout(() => this.open && action(), LATENCY);
  }

  close(): void {
    this.end(1000);
  }

  private take(json: string): void {
    const frame = checkFrame(json);
    if (frame.type === 'ping') this.hear({ type: 'pong' });
    else if (frame.type === 'hello') {
      this.conversation = this.truth.conversation(String(frame['token']));
      if (!this.conversation) this.end(4401);
      else this.hear({ type: 'welcome', visitorSequence: this.truth.events(this.conversation).length, available: this.truth.available });
    } else if (frame.type !== 'typing' && this.conversation) this.hear(this.truth.command(this.conversation, json));
  }

  private end(code: number): void {
    if (!this.open) return;
    this.open = false;
    this.truth.sockets.delete(this);
    this.waiting = [];
    this.onclose?.({ code });
  }
}
