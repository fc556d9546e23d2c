import type { Actor } from '@/shared/wire/actor';
import type { AssignmentCause, DialogEvent } from '@/shared/wire/events';
import { PRIORITIES } from '@/shared/wire/rules';
import type { World } from '../dev/world';
import type { Chance } from './chance';

const OPERATORS = ['me', 'anna', 'oleg'];
const ROUTING: Actor = { kind: 'system', id: 'routing' };

/** Things that happen in an account by chance, each allowed by what happened before. */
export class BusyDay {
  private messages = 0;
  private dialogs = 0;

  constructor(
    private readonly world: World,
    private readonly chance: Chance,
    private time: number,
    private readonly conversations: number,
  ) {}

  /** The next thing, one or more events of one conversation. */
  next(): DialogEvent[] {
    this.time += this.chance.below(20_000);
    const conversationId = `conversation-${this.chance.below(this.conversations)}`;
    const last = this.world.events(conversationId).at(-1);
    const row = last ? this.world.row(last.meta.dialogId) : null;
    if (!row) return this.open(conversationId);
    if (row.status === 'closed') {
      return this.chance.next() < 0.3 ? this.reopen(conversationId, row.dialogId) : this.open(conversationId);
    }
    const add = this.adder(conversationId, row.dialogId);
    const operator = row.operatorId ?? this.chance.pick(OPERATORS);
    switch (this.chance.below(14)) {
      case 0:
        return [
          add(ROUTING, {
            type: 'DialogQueued',
            reason: 'operator-lost',
            departmentId: row.departmentId,
            language: row.language,
          }),
        ];
      case 1:
        return [
          add(this.operator(operator), { type: 'DialogClosed', reason: 'by-operator', operatorId: row.operatorId }),
        ];
      case 2:
        return [this.assign(conversationId, row.dialogId, this.chance.pick(['automatic', 'taken', 'transferred']))];
      case 3:
        return [
          add(this.operator(operator), {
            type: 'NotePosted',
            messageId: this.message(),
            text: 'a note',
            clientMessageId: this.message(),
          }),
        ];
      case 4:
        return [
          add(this.visitor(conversationId), {
            type: 'VisitorCardChanged',
            card: { name: `Name ${this.messages}`, emails: [], phones: [] },
          }),
        ];
      case 9: {
        const tags = row.tags ?? [];
        const tag = this.chance.pick(['late', 'vip', 'angry']);
        const has = tags.includes(tag);
        return [
          add(this.operator(operator), {
            type: 'DialogTagged',
            added: has ? [] : [tag],
            removed: has ? [tag] : [],
            tags: has ? tags.filter((each) => each !== tag) : [...tags, tag],
          }),
        ];
      }
      case 10:
        return [
          add(this.operator(operator), { type: 'DialogPriorityChanged', priority: this.chance.pick(PRIORITIES) }),
        ];
      case 11:
        return [
          add(this.operator(operator), {
            type: 'DialogCategoryChanged',
            category: this.chance.pick(['sales', null]),
          }),
        ];
      case 12: {
        const said = this.said(conversationId, row.dialogId);
        if (said.length === 0) return this.next();
        const messageId = this.chance.pick(said);
        return [
          add(
            this.operator(operator),
            this.chance.below(4) === 0
              ? { type: 'MessageDeleted', messageId }
              : { type: 'MessageEdited', messageId, text: `better ${this.messages}`, version: 2 },
          ),
        ];
      }
      case 13:
        return [
          add(this.visitor(conversationId), {
            type: 'DialogRated',
            mark: 1 + this.chance.below(5),
            operatorId: operator,
          }),
        ];
      case 5:
      case 6: {
        const events = row.status === 'waiting' ? [this.assign(conversationId, row.dialogId, 'replied', operator)] : [];
        return [
          ...events,
          add(this.operator(operator), {
            type: 'MessagePosted',
            messageId: this.message(),
            text: `answer ${this.messages}`,
          }),
        ];
      }
      default:
        return [
          add(this.visitor(conversationId), {
            type: 'MessagePosted',
            messageId: this.message(),
            text: `question ${this.messages}`,
          }),
        ];
    }
  }

  /** The messages of a dialog that nobody has taken back. */
  private said(conversationId: string, dialogId: string): string[] {
    const events = this.world.events(conversationId).filter((event) => event.meta.dialogId === dialogId);
    const gone = new Set(events.flatMap((event) => (event.type === 'MessageDeleted' ? [event.messageId] : [])));
    return events.flatMap((event) =>
      event.type === 'MessagePosted' && !gone.has(event.messageId) ? [event.messageId] : [],
    );
  }

  private open(conversationId: string): DialogEvent[] {
    const add = this.adder(conversationId, `dialog-${++this.dialogs}`);
    const visitor = this.visitor(conversationId);
    const departmentId = this.chance.pick([undefined, 'sales', 'support']);
    return [
      add(visitor, {
        type: 'DialogOpened',
        visitorId: visitor.id,
        channelId: 'web-1',
        channelKind: 'web',
        departmentId,
        language: 'en',
      }),
      add(visitor, { type: 'DialogQueued', reason: 'opened', departmentId, language: 'en' }),
      add(visitor, { type: 'MessagePosted', messageId: this.message(), text: `hello ${this.messages}` }),
    ];
  }

  private reopen(conversationId: string, dialogId: string): DialogEvent[] {
    const by = this.chance.pick(OPERATORS);
    return [
      this.adder(conversationId, dialogId)(this.operator(by), { type: 'DialogReopened' }),
      this.assign(conversationId, dialogId, 'reopened', by),
    ];
  }

  private assign(
    conversationId: string,
    dialogId: string,
    cause: AssignmentCause,
    to = this.chance.pick(OPERATORS),
  ): DialogEvent {
    const by = cause === 'automatic' ? ROUTING : this.operator(to);
    return this.adder(conversationId, dialogId)(by, {
      type: 'OperatorAssigned',
      operatorId: to,
      operatorName: to,
      cause,
    });
  }

  private adder(conversationId: string, dialogId: string) {
    return (actor: Actor, body: Parameters<World['append']>[4]) =>
      this.world.append(conversationId, dialogId, actor, new Date(this.time).toISOString(), body);
  }

  private visitor(conversationId: string): Actor {
    return { kind: 'visitor', id: `visitor-of-${conversationId}` };
  }

  private operator(id: string): Actor {
    return { kind: 'operator', id, name: id, role: 'operator' };
  }

  private message(): string {
    return `message-${++this.messages}`;
  }
}
