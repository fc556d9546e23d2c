import { readToFrame, type Calls, type Happening, type Mirror, type ToFrame, type ToPage } from '../bridge/messages';
import { isId } from '../sdk/id';
import { ParleyError, type ChatChoice, type ChatMessage, type Identity } from '../sdk/types';
import type { Controller } from './controller';
import type { Files } from './files';
import { happenings, messages, chatMessage, mirrorOf } from './happenings';
import type { Shown } from './shown';
import type { Visit } from './visit';

export interface PageListener {
  onShown(shown: boolean): void;
}

/**
 * The frame's end of the way to the page that embeds it. Who that is may be said by the first message only: a window
 * that is not our parent is never heard, and an origin other than the first one neither.
 */
export class Page {
  readonly embedded = window.parent !== window;
  private origin: string | null = null;
  private before: Shown | null = null;
  private mirror: Mirror | null = null;
  private waiting: ToPage[] = [];

  constructor(
    private readonly controller: () => Controller,
    private readonly visit: () => Visit,
    private readonly files: () => Files,
    private readonly listener: PageListener,
  ) {}

  listen(): void {
    if (!this.embedded) return;
    window.addEventListener('message', (event) => {
      if (event.source !== window.parent) return;
      const message = readToFrame(event.data);
      if (!message) return;
      if (this.origin === null) this.meet(event.origin);
      if (event.origin === this.origin) this.hear(message);
    });
    // Before the page has spoken nothing is known of it, and only this, which says nothing, goes to anybody.
    window.parent.postMessage({ parley: 1, type: 'hello' } satisfies ToPage, '*');
  }

  /** Tells the page what changed. */
  show(shown: Shown): void {
    const before = this.before;
    this.before = shown;
    if (!this.embedded) return;
    const fresh = shown.session !== null && before?.session?.conversationId !== shown.session.conversationId;
    if (fresh) {
      const all: ChatMessage[] = messages(shown.chat).map((message) => chatMessage(message, shown.mine));
      this.post({ parley: 1, type: 'messages', messages: all });
    }
    const told = before ? happenings(before, shown) : [];
    const mirror = mirrorOf(shown);
    if (JSON.stringify(mirror) !== JSON.stringify(this.mirror)) {
      this.mirror = mirror;
      this.post({ parley: 1, type: 'mirror', mirror });
    }
    for (const happening of told) this.tell(happening);
    if (shown.invitation !== null && shown.stage === 'invite' && before?.stage !== 'invite') {
      this.tell({ name: 'invite', value: { message: shown.invitation, invitationId: shown.invitationId } });
    }
  }

  tell(happening: Happening): void {
    this.post({ parley: 1, type: 'happening', happening });
  }

  minimise(): void {
    this.post({ parley: 1, type: 'minimise' });
  }

  private post(message: ToPage): void {
    if (!this.embedded) return;
    if (this.origin === null) this.waiting.push(message);
    else window.parent.postMessage(message, this.origin);
  }

  private meet(origin: string): void {
    this.origin = origin;
    for (const message of this.waiting.splice(0)) this.post(message);
  }

  private hear(message: ToFrame): void {
    switch (message.type) {
      case 'page':
        this.controller().pageUrl = message.url.slice(0, 2_000);
        break;
      case 'opened':
      case 'closed':
        this.listener.onShown(message.type === 'opened');
        break;
      case 'call':
        this.answer(message.name, message.args)
          .then((value) => this.post({ parley: 1, type: 'answer', call: message.call, value }))
          .catch((error: unknown) => {
            const code = error instanceof ParleyError ? error.code : 'internal-error';
            this.post({ parley: 1, type: 'refusal', call: message.call, code });
          });
        break;
    }
  }

  private async answer(name: keyof Calls, args: unknown): Promise<unknown> {
    const given = args as Record<string, unknown>;
    const visit = this.visit();
    switch (name) {
      case 'start':
        await visit.start();
        return null;
      case 'choose':
        visit.choose(choice(given));
        return null;
      case 'close':
        await visit.close();
        return null;
      case 'send':
        return this.controller().post(id(given), text(given, 'text'));
      case 'file':
        if (!(given['file'] instanceof Blob)) throw new ParleyError('invalid-request');
        return this.files().send(id(given), given['file'], text(given, 'name'), text(given, 'text'));
      case 'history':
        return visit.history(given['before'] === null ? null : text(given, 'before'));
      case 'rate':
        await visit.rate(Number(given['mark']), given['comment'] === null ? null : text(given, 'comment'));
        return null;
      case 'transcript':
        await visit.transcript(text(given, 'email'));
        return null;
      case 'card':
        await visit.card(card(given));
        return null;
      case 'identify':
        await visit.identify(args as Identity);
        return null;
      case 'invite':
        visit.invite(text(given, 'message'), optional(given, 'invitationId'), seconds(given));
        return null;
      case 'answerInvite':
        visit.answerInvite(given['accepted'] === true);
        return null;
      case 'lead':
        visit.lead(given['shown'] === true);
        return null;
      case 'leave':
        return visit.leave(id(given), { ...card(given), text: text(given, 'text') });
      case 'typing':
        this.controller().typing(text(given, 'text'));
        return null;
    }
  }
}

function text(given: Record<string, unknown>, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') throw new ParleyError('invalid-request');
  return value;
}

function optional(given: Record<string, unknown>, name: string): string | null {
  return given[name] === undefined || given[name] === null ? null : text(given, name);
}

function seconds(given: Record<string, unknown>): number | null {
  const value = given['seconds'];
  return typeof value === 'number' && value >= 0 ? Math.min(value, 86_400) : null;
}

function id(given: Record<string, unknown>): string {
  if (!isId(given['uid'])) throw new ParleyError('invalid-id');
  return given['uid'];
}

function choice(given: Record<string, unknown>): ChatChoice {
  return {
    ...(given['departmentId'] === undefined ? {} : { departmentId: text(given, 'departmentId') }),
    ...(given['language'] === undefined ? {} : { language: text(given, 'language') }),
  };
}

function card(given: Record<string, unknown>): { name?: string; email?: string; phone?: string } {
  const read: { name?: string; email?: string; phone?: string } = {};
  for (const field of ['name', 'email', 'phone'] as const) {
    if (given[field] !== undefined && given[field] !== null) read[field] = text(given, field);
  }
  return read;
}
