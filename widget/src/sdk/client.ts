import type { Calls, Happening, Mirror, ToPage } from '../bridge/messages';
import { Emitter } from './emitter';
import { newId } from './id';
import type { Port } from './port';
import { ParleyError, type ChatEvents, type ChatMessage, type ChatOptions, type HistoryPage, type Identity, type Sent } from './types';

const NOTHING: Mirror = {
  phase: 'loading',
  state: 'available',
  available: false,
  offered: false,
  full: false,
  waiting: false,
  operator: null,
  card: { name: null, emails: [], phones: [] },
  requiredInfo: [],
  departments: [],
  languages: [],
  rating: null,
  files: false,
  hasHistory: false,
  unread: 0,
  queue: null,
  language: 'en',
  conversationId: null,
};

const WAITING_TOO_LONG = 60;

/** The chat as the page knows it: a mirror of what the frame holds, and calls that the frame answers. */
export class Client {
  readonly events = new Emitter<ChatEvents>();
  readonly ready: Promise<void>;
  mirror = NOTHING;
  messages: ChatMessage[] = [];
  private port: Port | null = null;
  private greeted = false;
  private settled = false;
  private nextCall = 1;
  private readonly open = new Map<number, { resolve: (value: never) => void; reject: (error: ParleyError) => void }>();
  private readonly unsent: (() => void)[] = [];
  private becomeReady: () => void = () => undefined;
  private retentionTimer: ReturnType<typeof setTimeout> | undefined;
  private retained = false;
  private told = '';
  private invitationId: string | null = null;
  /** Told what became of an invitation; its id is null where it was not an operator's. */
  answered: (invitationId: string | null, answer: 'accepted' | 'rejected') => void = () => undefined;

  /**
   * @param need called when something needs the frame
   * @param minimise what to do when the frame asks to be put away
   */
  constructor(
    private readonly options: ChatOptions,
    private readonly need: () => void,
    private readonly minimise: () => void,
  ) {
    this.ready = new Promise((resolve) => (this.becomeReady = resolve));
  }

  /** From now on there is a frame. */
  connect(port: Port): void {
    this.port = port;
    port.listen((message) => this.hear(message));
  }

  /** Tells the frame where the visitor is and whether the window is open. */
  tell(shown: boolean): void {
    if (!this.greeted) return;
    this.tellPage();
    this.port?.post({ parley: 1, type: shown ? 'opened' : 'closed' });
  }

  get isGreeted(): boolean {
    return this.greeted;
  }

  call<C extends keyof Calls>(name: C, args: Calls[C][0]): Promise<Calls[C][1]> {
    return new Promise((resolve, reject) => {
      const call = this.nextCall++;
      this.open.set(call, { resolve: resolve as (value: never) => void, reject });
      const post = () => {
        // A page that changes its address without loading anew says so with the next thing done on it.
        this.tellPage();
        this.port?.post({ parley: 1, type: 'call', call, name, args });
      };
      if (this.greeted) post();
      else {
        this.unsent.push(post);
        this.need();
      }
    });
  }

  send(text: string): Promise<Sent> & { uid: string } {
    const uid = newId();
    return Object.assign(this.call('send', { uid, text }), { uid });
  }

  async sendFile(given: File | HTMLInputElement, text = ''): Promise<Sent[]> {
    const files = given instanceof HTMLInputElement ? Array.from(given.files ?? []) : [given];
    if (files.length === 0) throw new ParleyError('invalid-request');
    return Promise.all(
      files.map((file, i) => this.call('file', { uid: newId(), file, name: file.name, text: i === 0 ? text : '' })),
    );
  }

  /** Also keeps what came before the rest, so that it can be read at once later. */
  async history(before?: string): Promise<HistoryPage> {
    const page = await this.call('history', { before: before ?? null });
    const known = new Set(this.messages.map((message) => message.messageId));
    const older = page.messages.filter((message) => !known.has(message.messageId));
    const at = before === undefined ? 0 : this.messages.findIndex((message) => message.messageId === before);
    if (at === 0) this.messages = [...older, ...this.messages];
    return page;
  }

  identify(identity: Identity): Promise<null> {
    return this.call('identify', identity);
  }

  destroy(): void {
    clearTimeout(this.retentionTimer);
    this.port?.close();
    for (const each of this.open.values()) each.reject(new ParleyError('not-ready'));
    this.open.clear();
    this.events.clear();
  }

  private tellPage(): void {
    const page = `${location.href}\n${document.title}`;
    if (page === this.told) return;
    this.told = page;
    this.port?.post({ parley: 1, type: 'page', url: location.href, title: document.title });
  }

  private hear(message: ToPage): void {
    switch (message.type) {
      case 'hello':
        this.greet();
        break;
      case 'mirror':
        this.reflect({ ...NOTHING, ...message.mirror });
        break;
      case 'messages':
        if (Array.isArray(message.messages)) this.messages = message.messages;
        break;
      case 'happening':
        this.happened(message.happening);
        break;
      case 'answer':
        this.open.get(message.call)?.resolve(message.value as never);
        this.open.delete(message.call);
        break;
      case 'refusal':
        this.open.get(message.call)?.reject(new ParleyError(String(message.code)));
        this.open.delete(message.call);
        break;
      case 'minimise':
        this.minimise();
        break;
    }
  }

  private greet(): void {
    this.greeted = true;
    this.told = '';
    this.tellPage();
    if (this.options.identity) void this.identify(this.options.identity).catch(() => undefined);
    for (const post of this.unsent.splice(0)) post();
  }

  private reflect(next: Mirror): void {
    const before = this.mirror;
    this.mirror = next;
    // A visitor whom nobody can take now would wait for ever to be told so.
    const first = !this.settled && (next.phase === 'ready' || next.full);
    if (first) {
      this.settled = true;
      this.becomeReady();
      this.events.emit('ready', undefined);
    }
    if (before.available !== next.available && !first) this.events.emit('availability', next.available);
    if (before.offered !== next.offered && !first) this.events.emit('offered', next.offered);
    if (before.state !== next.state) this.events.emit('state', next.state);
    if (before.rating !== next.rating) this.events.emit('rating', next.rating);
    if (before.unread !== next.unread) this.events.emit('unread', next.unread);
    if (JSON.stringify(before.queue) !== JSON.stringify(next.queue)) this.events.emit('queue', next.queue);
    this.retain(next);
  }

  private happened(happening: Happening): void {
    const message = happening.value as ChatMessage;
    if (happening.name === 'message') this.messages = [...this.messages, message];
    if (happening.name === 'message-edited' || happening.name === 'message-deleted') {
      this.messages = this.messages.map((each) => (each.messageId === message.messageId ? message : each));
    }
    if (happening.name === 'started') this.retained = false;
    if (happening.name === 'invite') {
      this.invitationId = happening.value.invitationId;
      this.events.emit('invite', { message: happening.value.message });
      return;
    }
    if (happening.name === 'invite-accepted') this.answered(this.invitationId, 'accepted');
    if (happening.name === 'invite-rejected') this.answered(this.invitationId, 'rejected');
    this.events.emit(happening.name, (happening.value ?? undefined) as never);
  }

  /** Offers another way once per chat: at once when nobody is there to answer, or when the wait has become long [U-20]. */
  private retain(now: Mirror): void {
    const given = this.options.retention ?? { way: 'offline_message' };
    const unanswered = now.state === 'chat' && (now.waiting || now.full) && now.operator === null;
    if (!unanswered) {
      clearTimeout(this.retentionTimer);
      this.retentionTimer = undefined;
      if (now.state !== 'chat') this.retained = false;
      return;
    }
    if (this.retained) return;
    if (!now.available || now.full) this.offer(given.way);
    else {
      this.retentionTimer ??= setTimeout(() => this.offer(given.way), (given.afterSeconds ?? WAITING_TOO_LONG) * 1_000);
    }
  }

  private offer(way: ChatEvents['retention']['way']): void {
    clearTimeout(this.retentionTimer);
    this.retentionTimer = undefined;
    this.retained = true;
    this.events.emit('retention', { way });
  }
}
