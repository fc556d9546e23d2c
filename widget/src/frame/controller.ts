import { newId } from '../sdk/id';
import { move, type Move } from '../sdk/state';
import { ParleyError, type Sent } from '../sdk/types';
import { Asks } from './asks';
import { parseCard } from './card';
import { apply, EMPTY, fromNewest, readable, unread, withOlder, type Chat } from './chat';
import { Delivery } from './delivery';
import { Link } from './link';
import * as outbox from './outbox';
import { type Command, type ServerFrame, type SignedFields, TEXT_LIMIT } from './protocol';
import { Refusal, type Server } from './server';
import { NOTHING_SHOWN, type Shown } from './shown';
import { passingMemory, type Memory } from './memory';

/** What is sent besides the text. */
export type Extra = Partial<Pick<outbox.Unsent, 'files' | 'offline'>>;

const TYPING_SHOWN = 6_000;
const TYPING_EVERY = 2_000;

/** Holds the chat together: session, link, events, unsent messages. Knows nothing of how it is shown. */
export class Controller {
  private shown: Shown;
  private readonly asks = new Asks((command) => this.link?.send(command));
  private readonly delivery = new Delivery({
    outbox: () => this.shown.outbox,
    keep: (next) => this.setOutbox(next),
    send: (command) => this.link?.send(command),
  });
  private link: Link | null = null;
  private healing = false;
  private healAgain = false;
  private looking = false;
  private lastTyping = 0;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private readMarked = '';
  private invitationTimer: ReturnType<typeof setTimeout> | undefined;
  /** Leads the page elsewhere. */
  lead: (url: string) => void = () => undefined;
  private memory: Memory;
  private identity: SignedFields | null = null;
  pageUrl: string | null = null;

  constructor(
    private readonly placement: string,
    private readonly server: Server,
    private readonly socketUrl: string,
    private readonly browser: Memory,
    private readonly render: (shown: Shown) => void,
  ) {
    this.memory = browser;
    this.shown = { ...NOTHING_SHOWN, ...remembered(browser) };
    // Several tabs show one visitor.
    browser.onCard((json) => {
      if (this.memory === this.browser) this.set({ card: parseCard(json) });
    });
  }

  get state(): Shown {
    return this.shown;
  }

  async start(): Promise<void> {
    this.set({ phase: 'loading' });
    try {
      await this.openSession();
    } catch (error) {
      const full = error instanceof Refusal && error.code === 'queue-full';
      this.set({ phase: 'unavailable', full, ...(full ? { offered: false } : {}) });
      if (!(error instanceof Refusal && error.status < 500 && error.status !== 429)) {
        setTimeout(() => void this.start(), 5_000 + Math.random() * 5_000);
      }
    }
  }

  /**
   * The site's server has signed for the visitor: by an id of its own they are the same one on every device, and
   * somebody else than whoever was here before.
   */
  async identify(identity: SignedFields): Promise<void> {
    if (identity.id === undefined || identity.exp === undefined) return;
    const known = this.identity?.id === identity.id && this.shown.session?.identified === true;
    this.identity = identity;
    if (known) return;
    this.link?.stop();
    await this.start();
  }

  /** False for a text that cannot be sent. */
  send(text: string): boolean {
    const clean = text.trim();
    if (!clean || clean.length > TEXT_LIMIT) return false;
    void this.post(newId(), clean).catch(() => undefined);
    return true;
  }

  /** Resolves when the message is stored; rejects when it is refused, and it stays to be tried again. */
  post(uid: string, text: string, extra: Extra = {}): Promise<Sent> {
    const clean = text.trim();
    if (clean.length > TEXT_LIMIT) return Promise.reject(new ParleyError('text-too-long'));
    if (!clean && !extra.files?.length) return Promise.reject(new ParleyError('invalid-text'));
    const { language, departmentId } = this.shown;
    this.set({ mine: new Set([...this.shown.mine, uid]) });
    this.lastTyping = 0;
    return this.delivery.post({
      ref: newId(),
      clientMessageId: uid,
      text: clean,
      pageUrl: this.pageUrl,
      ...extra,
      ...(language === null ? {} : { language }),
      ...(this.shown.invitationId === null ? {} : { invitationId: this.shown.invitationId }),
      ...(departmentId === null ? {} : { departmentId }),
    });
  }

  retry(ref: string): void {
    this.delivery.retry(ref);
  }

  end(): void {
    const dialogId = this.shown.chat.dialogId;
    if (dialogId) void this.ask({ type: 'close', ref: newId(), dialogId }).catch(() => undefined);
  }

  /** Resolves when the command is done; rejects with its code when it is refused. */
  async ask(command: Command): Promise<void> {
    await this.asks.ask(command);
  }

  move(by: Move): boolean {
    const stage = move(this.shown.stage, by);
    if (stage === this.shown.stage) return false;
    this.set({
      stage,
      ...(stage === 'invite' ? {} : { invitation: null }),
      ...(stage === 'invite' || stage === 'chat' ? {} : { invitationId: null }),
    });
    return true;
  }

  /** Nobody who is talking already is invited, and nobody twice at once; who does not answer is left alone. */
  invite(message: string, invitationId: string | null, seconds: number | null): void {
    if (this.shown.stage !== 'available') return;
    this.set({ stage: 'invite', invitation: message.slice(0, 1_000), invitationId });
    clearTimeout(this.invitationTimer);
    if (seconds !== null) {
      this.invitationTimer = setTimeout(() => this.shown.stage === 'invite' && this.move('rejected'), seconds * 1_000);
    }
  }

  /** What the view shows besides the conversation. */
  change(change: Partial<Pick<Shown, 'uploads' | 'invitation' | 'invitationId' | 'card' | 'language' | 'departmentId'>>): void {
    if (change.card) this.memory.keepCard(JSON.stringify(change.card));
    this.set(change);
  }

  typing(text: string): void {
    const now = Date.now();
    if (text && now - this.lastTyping < TYPING_EVERY) return;
    this.lastTyping = text ? now : 0;
    const preview = this.shown.session?.typingPreview ? { preview: text.slice(0, TEXT_LIMIT) } : {};
    this.link?.whisper({ type: 'typing', active: text.length > 0, ...preview });
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
    const session = await this.server.session(this.placement, this.browser.token(), this.identity);
    this.remember(session.identified === true);
    this.memory.keepToken(session.token);
    const page = await this.server.events(session.token, {}).catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 404) return { events: [], last: 0 };
      throw error;
    });
    const chat = fromNewest(page.events, page.last);
    const { available, offered } = session;
    this.set({ phase: 'ready', full: false, session, available, offered: offered !== false, chat });
    this.track(null, chat.dialogId);
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

  /** Whom the site signed for leaves nothing in the browser and finds nothing of others there. */
  private remember(identified: boolean): void {
    if (identified === (this.memory !== this.browser)) return;
    this.memory = identified ? passingMemory() : this.browser;
    this.set({ ...remembered(this.memory), chat: EMPTY, session: null, uploads: [] });
  }

  private async renew(): Promise<void> {
    this.link?.stop();
    this.memory.forgetToken();
    await this.start();
  }

  private onFrame(frame: ServerFrame): void {
    if (this.asks.hear(frame)) return;
    switch (frame.type) {
      case 'event': {
        const applied = apply(this.shown.chat, frame.event);
        if (applied.kind === 'applied') this.setChat(applied.chat);
        if (applied.kind === 'gap') void this.heal();
        break;
      }
      case 'welcome':
        this.set({ available: frame.available, offered: frame.offered !== false });
        break;
      case 'invite':
        this.invite(frame.message, frame.invitationId ?? null, frame.seconds ?? null);
        break;
      case 'teleport':
        this.lead(frame.url);
        break;
      case 'heartbeat':
        if (frame.visitorSequence > this.shown.chat.number) void this.heal();
        break;
      case 'outcome':
        if (frame.accepted) this.delivery.confirmed(frame);
        else this.delivery.failed(frame.ref, frame.code ?? 'internal-error');
        break;
      case 'pending':
        setTimeout(() => this.delivery.flush(frame.ref), 1_000);
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
        this.set({ available: frame.available, offered: frame.offered !== false });
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
      setTimeout(() => this.delivery.flush(ref), 2_000);
    } else if (frame.ref) {
      this.delivery.failed(frame.ref, frame.code);
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

  private flushAll(): void {
    this.delivery.flushAll();
    this.asks.again();
  }

  private markRead(): void {
    const message = this.looking ? readable(this.shown.chat) : null;
    if (!message || message.messageId === this.readMarked) return;
    this.readMarked = message.messageId;
    this.link?.send({ type: 'read', ref: newId(), dialogId: message.dialogId, messageId: message.messageId });
  }

  private setChat(chat: Chat): void {
    const mine = new Set<string>();
    for (const item of chat.items) if ('messageId' in item && item.clientMessageId) mine.add(item.clientMessageId);
    const rest = outbox.arrived(this.shown.outbox, mine);
    const last = chat.items[chat.items.length - 1];
    const over = chat.dialogId === null;
    const quiet = over || (last && 'messageId' in last && last.from === 'operator') ? { typing: null } : {};
    if (rest !== this.shown.outbox) this.memory.keepUnsent(JSON.stringify(rest));
    const before = this.shown.chat.dialogId;
    this.set({ chat, outbox: rest, ...quiet });
    this.track(before, chat.dialogId);
    this.markRead();
  }

  /** An open dialog is a chat, and its end is the chat's [U-16]. */
  private track(before: string | null, now: string | null): void {
    if (before === null && now !== null) {
      this.move('started');
      this.set({ invitationId: null });
    }
    if (before !== null && now === null) this.move('ended');
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

/** What an earlier page has kept. */
function remembered(memory: Memory): Pick<Shown, 'outbox' | 'card' | 'mine'> {
  const unsent = outbox.parse(memory.unsent());
  return { outbox: unsent, card: parseCard(memory.card()), mine: new Set(unsent.map((each) => each.clientMessageId)) };
}
