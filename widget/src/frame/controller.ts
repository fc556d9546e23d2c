import { EMPTY, apply, fromNewest, readable, unread, withOlder, type Chat } from './chat';
import { Link, type LinkState } from './link';
import * as outbox from './outbox';
import { type Command, type ServerFrame, type Session, TEXT_LIMIT } from './protocol';
import { Refusal, type Server } from './server';
import type { Memory } from './memory';

/** Everything the view shows. */
export interface Shown {
  phase: 'loading' | 'unavailable' | 'ready';
  session: Session | null;
  chat: Chat;
  outbox: outbox.Outbox;
  link: LinkState;
  available: boolean;
  /** Where the dialog stood when it was last told, which may be before its own events are here; null for not yet. */
  queue: { dialogId: string; position: number; minutes: number | null } | null;
  /** As many visitors wait as the account allows. */
  full: boolean;
  typing: string | null;
  /** Until when the server asked to be left alone, as epoch milliseconds; 0 for not at all. */
  slowDownUntil: number;
  unread: number;
}

const TYPING_SHOWN = 6_000;
const TYPING_EVERY = 2_000;
const OUTCOME_PATIENCE = 8_000;

/** Holds the chat together: session, link, events, unsent messages. Knows nothing of how it is shown. */
export class Controller {
  private shown: Shown;
  private link: Link | null = null;
  private healing = false;
  private healAgain = false;
  private looking = false;
  private lastTyping = 0;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private readMarked = '';
  pageUrl: string | null = null;

  constructor(
    private readonly placement: string,
    private readonly server: Server,
    private readonly socketUrl: string,
    private readonly memory: Memory,
    private readonly render: (shown: Shown) => void,
  ) {
    this.shown = {
      phase: 'loading',
      session: null,
      chat: EMPTY,
      outbox: outbox.parse(memory.unsent()),
      link: 'connecting',
      available: true,
      queue: null,
      full: false,
      typing: null,
      slowDownUntil: 0,
      unread: 0,
    };
  }

  async start(): Promise<void> {
    this.set({ phase: 'loading' });
    try {
      await this.openSession();
    } catch (error) {
      this.set({ phase: 'unavailable', full: error instanceof Refusal && error.code === 'queue-full' });
      if (!(error instanceof Refusal && error.status < 500 && error.status !== 429)) {
        setTimeout(() => void this.start(), 5_000 + Math.random() * 5_000);
      }
    }
  }

  send(text: string): boolean {
    const clean = text.trim();
    if (!clean || clean.length > TEXT_LIMIT) return false;
    const message = { ref: crypto.randomUUID(), clientMessageId: crypto.randomUUID(), text: clean, pageUrl: this.pageUrl };
    this.setOutbox(outbox.add(this.shown.outbox, message));
    this.lastTyping = 0;
    this.flush(message.ref);
    return true;
  }

  retry(ref: string): void {
    this.setOutbox(outbox.retry(this.shown.outbox, ref));
    this.flush(ref);
  }

  end(): void {
    const dialogId = this.shown.chat.dialogId;
    if (dialogId) this.link?.send({ type: 'close', ref: crypto.randomUUID(), dialogId });
  }

  typing(text: string): void {
    const now = Date.now();
    if (text && now - this.lastTyping < TYPING_EVERY) return;
    this.lastTyping = text ? now : 0;
    this.link?.whisper({ type: 'typing', active: text.length > 0, preview: text.slice(0, TEXT_LIMIT) });
  }

  /** The visitor sees the newest messages, or does not any more. */
  look(looking: boolean): void {
    this.looking = looking;
    this.link?.setActive(looking);
    this.markRead();
  }

  async earlier(): Promise<void> {
    const { session, chat } = this.shown;
    if (!session || chat.first <= 1) return;
    const page = await this.server.events(session.token, { before: chat.first });
    this.set({ chat: withOlder(this.shown.chat, page.events) });
  }

  private async openSession(): Promise<void> {
    const session = await this.server.session(this.placement, this.memory.token());
    this.memory.keepToken(session.token);
    const page = await this.server.events(session.token, {}).catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 404) return { events: [], last: 0 };
      throw error;
    });
    this.set({ phase: 'ready', full: false, session, available: session.available, chat: fromNewest(page.events, page.last) });
    this.link?.stop();
    this.link = new Link(
      this.socketUrl,
      this.server,
      () => this.shown.session?.token ?? '',
      () => this.shown.chat.number,
      {
        onOnline: () => void this.heal().then(() => this.flushAll()),
        onState: (link) => this.set({ link }),
        onFrame: (frame) => this.onFrame(frame),
        onNewer: () => void this.heal(),
        onUnauthenticated: () => void this.renew(),
      },
    );
    this.link.setActive(this.looking);
    this.link.start();
  }

  private async renew(): Promise<void> {
    this.link?.stop();
    this.memory.forgetToken();
    await this.start();
  }

  private onFrame(frame: ServerFrame): void {
    switch (frame.type) {
      case 'event': {
        const applied = apply(this.shown.chat, frame.event);
        if (applied.kind === 'applied') this.setChat(applied.chat);
        if (applied.kind === 'gap') void this.heal();
        break;
      }
      case 'welcome':
        this.set({ available: frame.available });
        break;
      case 'heartbeat':
        if (frame.visitorSequence > this.shown.chat.number) void this.heal();
        break;
      case 'outcome':
        if (frame.accepted) this.setOutbox(outbox.confirm(this.shown.outbox, frame.ref));
        else this.setOutbox(outbox.fail(this.shown.outbox, frame.ref, frame.code ?? 'internal-error'));
        break;
      case 'pending':
        setTimeout(() => this.flush(frame.ref), 1_000);
        break;
      case 'error':
        this.onError(frame);
        break;
      case 'typing':
        clearTimeout(this.typingTimer);
        this.set({ typing: frame.active ? (frame.name ?? '') : null });
        if (frame.active) this.typingTimer = setTimeout(() => this.set({ typing: null }), TYPING_SHOWN);
        break;
      case 'availability':
        this.set({ available: frame.available });
        break;
      case 'queue': {
        const seconds = frame.estimateSeconds;
        const minutes = seconds === undefined ? null : Math.max(1, Math.round(seconds / 60));
        this.set({ queue: { dialogId: frame.dialogId, position: frame.position, minutes } });
        break;
      }
      case 'pong':
        break;
    }
  }

  private onError(frame: Extract<ServerFrame, { type: 'error' }>): void {
    if (frame.code === 'rate-limited') {
      const wait = (frame.retryAfterSeconds ?? 2) * 1_000;
      this.set({ slowDownUntil: Date.now() + wait });
      setTimeout(() => {
        this.set({ slowDownUntil: 0 });
        this.flushAll();
      }, wait + Math.random() * 250);
    } else if (frame.ref && frame.code === 'unavailable') {
      const ref = frame.ref;
      setTimeout(() => this.flush(ref), 2_000);
    } else if (frame.ref) {
      this.setOutbox(outbox.fail(this.shown.outbox, frame.ref, frame.code));
    }
  }

  /** Reads everything after the chat's number; a call during a heal makes it look once more. */
  private async heal(): Promise<void> {
    if (this.healing) {
      this.healAgain = true;
      return;
    }
    this.healing = true;
    try {
      do {
        this.healAgain = false;
        await this.readMissing();
      } while (this.healAgain);
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) void this.renew();
      else setTimeout(() => void this.heal(), 1_000 + Math.random() * 1_000);
    } finally {
      this.healing = false;
    }
  }

  private async readMissing(): Promise<void> {
    for (;;) {
      const session = this.shown.session;
      if (!session) return;
      const page = await this.server.events(session.token, { after: this.shown.chat.number });
      let chat = this.shown.chat;
      for (const event of page.events) {
        const applied = apply(chat, event);
        if (applied.kind === 'applied') chat = applied.chat;
      }
      const progressed = chat.number > this.shown.chat.number;
      if (progressed) this.setChat(chat);
      if (chat.number >= page.last || !progressed) return;
    }
  }

  private flush(ref: string): void {
    const unsent = outbox.due(this.shown.outbox).find((each) => each.ref === ref);
    if (!unsent) return;
    const command: Command = {
      type: 'message',
      ref: unsent.ref,
      clientMessageId: unsent.clientMessageId,
      text: unsent.text,
      ...(unsent.pageUrl ? { pageUrl: unsent.pageUrl } : {}),
    };
    this.link?.send(command);
    // An outcome that does not come is asked for again with the same id; it can never become a second message.
    setTimeout(() => this.flush(ref), OUTCOME_PATIENCE);
  }

  private flushAll(): void {
    for (const unsent of outbox.due(this.shown.outbox)) this.flush(unsent.ref);
  }

  private markRead(): void {
    const message = this.looking ? readable(this.shown.chat) : null;
    if (!message || message.messageId === this.readMarked) return;
    this.readMarked = message.messageId;
    this.link?.send({ type: 'read', ref: crypto.randomUUID(), dialogId: message.dialogId, messageId: message.messageId });
  }

  private setChat(chat: Chat): void {
    const mine = new Set<string>();
    for (const item of chat.items) if ('messageId' in item && item.clientMessageId) mine.add(item.clientMessageId);
    const rest = outbox.arrived(this.shown.outbox, mine);
    const last = chat.items[chat.items.length - 1];
    const quiet = last && 'messageId' in last && last.from === 'operator' ? { typing: null } : {};
    if (rest !== this.shown.outbox) this.memory.keepUnsent(JSON.stringify(rest));
    this.set({ chat, outbox: rest, ...quiet });
    this.markRead();
  }

  private setOutbox(next: outbox.Outbox): void {
    this.memory.keepUnsent(JSON.stringify(next));
    this.set({ outbox: next });
  }

  private set(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.shown.unread = unread(this.shown.chat);
    this.render(this.shown);
  }
}
