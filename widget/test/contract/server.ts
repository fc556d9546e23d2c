import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Route, WebSocketRoute } from 'playwright-core';
import { checkFrame, checkSession, Refused } from './rules';

export const DOOR = 'https://door.test';
export const SITE = 'https://shop.test';

const FILES = join(import.meta.dirname, '../../target/classes/META-INF/resources');
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };
const TOKEN = 'the-visitors-token';
/** As strict as a site can be and still have the chat; docs/guides/widget.md says the same. */
export const STRICT = `default-src 'none'; script-src ${DOOR}; frame-src ${DOOR}; connect-src ${DOOR}; base-uri 'none'; require-trusted-types-for 'script'`;

/** One transparent pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

type Frame = Record<string, unknown> & { type: string };

/**
 * Parley as a visitor's browser sees it, without Parley: the files as they are built, and the wire as docs/wire.md says
 * it. Everything is answered inside the browser's own network, so nothing is really sent.
 */
export class PretendedServer {
  readonly events: Frame[] = [];
  /** What the widgets sent, the newest last; the pings left out. */
  readonly frames: Frame[] = [];
  /** What pages reported of their visitors, the newest last. */
  readonly visits: Frame[] = [];
  /** What a page that listens without a chat is told besides how the button stands. */
  invitation: Record<string, unknown> | null = null;
  /** Which visitors' pages have listened. */
  readonly listeners: (string | null)[] = [];
  readonly uploads: { name: string; type: string; bytes: string }[] = [];
  available = true;
  offered = true;
  placement: Record<string, unknown> = {
    placementId: 'shop', language: 'en', title: 'Shop', greeting: '', colour: '#2f5bd8', side: 'right',
    requiredInfo: ['name', 'email'],
  };
  /** How often a page has asked how the button looks. */
  asked = 0;
  /** What each session began with. */
  readonly sessions: { token: string | null; identity: unknown }[] = [];
  /** As many visitors wait as the account allows. */
  full = false;
  logo: string | undefined;
  /** The loader comes no sooner than this. */
  held: Promise<void> = Promise.resolve();
  /** Whether operators see what is typed. */
  preview = true;
  page = '';
  pageHeaders: Record<string, string> = { 'content-security-policy': STRICT };
  private readonly sockets = new Set<WebSocketRoute>();
  private dialog: string | null = null;
  private dialogs = 0;
  private readonly outcomes = new Map<string, Frame>();
  /** What Parley would not have understood, the newest last; a test that has not expected it fails for it. */
  readonly broken: { frame: string; wrong: unknown }[] = [];
  /** The dialogs that an operator has had. */
  private readonly owned = new Set<string>();
  /** Refuses the next command with this code. */
  refuseNext: string | null = null;

  async serve(context: BrowserContext): Promise<void> {
    await context.route(`${SITE}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: this.page, headers: { 'content-type': 'text/html', ...this.pageHeaders } }),
    );
    await context.route(`${DOOR}/**`, (route) => this.answer(route));
    await context.routeWebSocket(/door\.test\/ws\/visitor/, (socket) => this.meet(socket));
  }

  /** Says something to every tab. */
  push(frame: Frame): void {
    for (const socket of this.sockets) socket.send(JSON.stringify(frame));
  }

  happen(event: Record<string, unknown>): Frame {
    const stored = {
      dialogId: this.dialog ?? `d${this.dialogs}`,
      at: '2026-03-01T10:00:00.400Z',
      ...event,
      number: this.events.length + 1,
    } as unknown as Frame;
    this.events.push(stored);
    this.push({ type: 'event', event: stored });
    return stored;
  }

  operatorJoins(name = 'Ann', more: Record<string, unknown> = {}): void {
    if (this.dialog !== null) this.owned.add(this.dialog);
    this.happen({ type: 'operator-joined', name, ...more });
  }

  operatorSays(text: string): string {
    const messageId = `m${this.events.length + 1}`;
    this.happen({ type: 'message', messageId, from: 'operator', name: 'Ann', text });
    return messageId;
  }

  open(): string {
    if (this.dialog === null) {
      this.dialog = `d${++this.dialogs}`;
      this.happen({ type: 'opened' });
    }
    return this.dialog;
  }

  close(): void {
    this.happen({ type: 'closed' });
    this.dialog = null;
  }

  turn(available: boolean, offered = this.offered): void {
    this.available = available;
    this.offered = offered;
    this.push({ type: 'availability', available, offered });
  }

  last(type: string): Frame | undefined {
    return this.frames.filter((frame) => frame.type === type).at(-1);
  }

  private meet(socket: WebSocketRoute): void {
    this.sockets.add(socket);
    socket.onClose(() => void this.sockets.delete(socket));
    socket.onMessage((text) => {
      const frame = this.understand(String(text));
      if (!frame) {
        const { ref } = JSON.parse(String(text)) as Partial<Frame>;
        socket.send(JSON.stringify({ type: 'error', code: 'invalid-request', detail: 'not of the documented form', ref }));
      } else if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
      else if (frame.type === 'hello') {
        socket.send(JSON.stringify({ type: 'welcome', visitorSequence: this.events.length, available: this.available, offered: this.offered }));
      } else {
        this.frames.push(frame);
        // What is said again ends as it did the first time.
        const outcome = this.outcomes.get(String(frame['ref'])) ?? this.decide(frame);
        if (outcome) {
          if (outcome['accepted']) this.outcomes.set(String(frame['ref']), outcome);
          socket.send(JSON.stringify(outcome));
        }
      }
    });
  }

  private understand(text: string): Frame | null {
    try {
      return checkFrame(text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.broken.push({ frame: text, wrong: error.cause ?? error.message });
      return null;
    }
  }

  /** Why a command that is understood is refused all the same; null for no reason. */
  private refusal(frame: Frame): string | null {
    const dialogId = frame['dialogId'];
    const last = this.dialog ?? `d${this.dialogs}`;
    switch (frame.type) {
      case 'message': {
        const brought = this.uploads.map((_, index) => `f${index + 1}`);
        return ((frame['attachments'] ?? []) as string[]).every((each) => brought.includes(each)) ? null : 'not-found';
      }
      case 'close':
        return this.dialog === dialogId ? null : 'dialog-closed';
      case 'read':
        return this.events.some((event) => event['messageId'] === frame['messageId']) ? null : 'not-found';
      case 'rate':
        if (dialogId !== last) return 'dialog-closed';
        return this.owned.has(last) ? null : 'dialog-not-owned';
      case 'transcript':
        return dialogId === last ? null : 'dialog-closed';
      default:
        return null;
    }
  }

  private decide(frame: Frame): Frame | null {
    if (frame.type === 'typing') return null;
    const ref = frame['ref'];
    if (this.refuseNext) {
      const code = this.refuseNext;
      this.refuseNext = null;
      return { type: 'outcome', ref, accepted: false, code, detail: 'refused' };
    }
    const refused = this.refusal(frame);
    if (refused) return { type: 'outcome', ref, accepted: false, code: refused, detail: 'refused' };
    let messageId: string | undefined;
    switch (frame.type) {
      case 'message':
        this.open();
        messageId = `m${this.events.length + 1}`;
        this.happen({
          type: 'message', messageId, from: 'visitor', text: frame['text'], clientMessageId: frame['clientMessageId'],
          ...(frame['attachments']
            ? { attachments: (frame['attachments'] as string[]).map((attachmentId) => attachment(attachmentId)) }
            : {}),
        });
        break;
      case 'start':
        this.open();
        break;
      case 'close':
        this.close();
        break;
      case 'rate':
        this.happen({ type: 'rated', mark: frame['mark'] });
        break;
    }
    return { type: 'outcome', ref, accepted: true, dialogId: this.dialog ?? `d${this.dialogs}`, ...(messageId ? { messageId } : {}) };
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname;
    const json = (body: unknown, status = 200) =>
      route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body), headers: cors });
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type' };
    if (path.startsWith('/widget/')) {
      if (path.endsWith('/parley.js')) await this.held;
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
      return route.fulfill({ contentType: type, body: readFileSync(join(FILES, file)) });
    }
    if (path.endsWith('/live')) {
      const state = JSON.stringify({ available: this.available, offered: this.offered });
      this.listeners.push(url.searchParams.get('visitor'));
      const invited = this.invitation ? `event: invite\ndata: ${JSON.stringify(this.invitation)}\n\n` : '';
      return route.fulfill({
        headers: { ...cors, 'content-type': 'text/event-stream' },
        body: `retry: 100\ndata: ${state}\n\n${invited}`,
      });
    }
    if (path === '/channels/web/visits') {
      this.visits.push(JSON.parse(request.postData() ?? '{}') as Frame);
      return json({ visitorId: 'site-1', code: '042137' });
    }
    if (path.startsWith('/channels/web/placements/')) {
      this.asked++;
      return json({ ...this.placement, available: this.available, offered: this.offered });
    }
    if (path.startsWith('/channels/pictures/')) {
      return route.fulfill({ contentType: 'image/png', body: Buffer.from(PIXEL, 'base64') });
    }
    if (path === '/channels/web/sessions') {
      const wanted = JSON.parse(request.postData() ?? '{}') as Record<string, unknown>;
      try {
        checkSession(wanted);
      } catch (error) {
        this.broken.push({ frame: JSON.stringify(wanted), wrong: (error as Refused).cause });
        return json({ code: 'invalid-request' }, 400);
      }
      this.sessions.push({ token: request.headers()['authorization'] ?? null, identity: wanted['identity'] ?? null });
      if (this.full) return json({ code: 'queue-full' }, 503);
      const identity = wanted['identity'] as { id?: string; sign: string } | undefined;
      return json({
        ...(identity?.id && identity.sign === 'good' ? { identified: true, conversationId: `of-${identity.id}` } : { conversationId: 'c1' }),
        logo: this.logo,
        token: TOKEN, visitorId: 'v1', accountId: 'a1', expiresAt: '2030-01-01T00:00:00Z',
        typingPreview: this.preview,
        accountName: 'Shop Ltd', available: this.available, offered: this.offered, placement: this.placement,
      });
    }
    if (request.headers()['authorization'] !== `Bearer ${TOKEN}`) return json({ code: 'unauthenticated' }, 401);
    if (path === '/api/visitor/events') return json(this.read(url.searchParams));
    if (path === '/channels/web/files') {
      this.uploads.push({
        name: decodeURIComponent(request.headers()['x-file-name'] ?? ''),
        type: request.headers()['content-type'] ?? '',
        bytes: request.postData() ?? '',
      });
      return json({ attachment: attachment(`f${this.uploads.length}`) }, 201);
    }
    return json({ code: 'not-found' }, 404);
  }

  private read(query: URLSearchParams): { events: Frame[]; last: number } {
    const limit = Number(query.get('limit') ?? 200);
    const after = query.get('after');
    const before = query.get('before');
    const chosen =
      after !== null
        ? this.events.slice(Number(after), Number(after) + limit)
        : this.events.slice(0, before === null ? undefined : Number(before) - 1).slice(-limit);
    return { events: chosen, last: this.events.length };
  }
}

function attachment(attachmentId: string): Record<string, unknown> {
  return { attachmentId, kind: 'file', name: 'note.txt', mediaType: 'text/plain', size: 5 };
}
