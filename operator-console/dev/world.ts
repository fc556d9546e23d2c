import type { Actor } from '@/shared/wire/actor';
import type { DialogEvent, EventMeta, MessageEdited, MessagePosted } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';

type Body<E> = E extends DialogEvent ? Omit<E, 'meta'> : never;
export type EventBody = Body<DialogEvent>;

/** The truth the console is compared with: the whole log of every conversation, and rows computed from it anew. */
export class World {
  readonly conversations = new Map<string, DialogEvent[]>();

  append(conversationId: string, dialogId: string, actor: Actor, at: string, body: EventBody): DialogEvent {
    const events = this.conversations.get(conversationId) ?? [];
    const meta: EventMeta = {
      accountId: 'acme',
      conversationId,
      dialogId,
      sequence: events.length + 1,
      at,
      actor,
      causedBy: `command-${conversationId}-${events.length + 1}`,
    };
    const event = { ...body, meta } as DialogEvent;
    this.conversations.set(conversationId, [...events, event]);
    return event;
  }

  events(conversationId: string): readonly DialogEvent[] {
    return this.conversations.get(conversationId) ?? [];
  }

  conversationOf(dialogId: string): string | null {
    for (const [id, events] of this.conversations)
      if (events.some((event) => event.meta.dialogId === dialogId)) return id;
    return null;
  }

  row(dialogId: string): DialogRow | null {
    const conversationId = this.conversationOf(dialogId);
    return conversationId === null ? null : rowOf(this.events(conversationId), dialogId);
  }

  rows(): DialogRow[] {
    const rows: DialogRow[] = [];
    for (const events of this.conversations.values()) {
      for (const dialogId of new Set(events.map((event) => event.meta.dialogId))) {
        const row = rowOf(events, dialogId);
        if (row) rows.push(row);
      }
    }
    return rows;
  }
}

/** A row computed from all events of its dialog at once, field by field: each looks for its own last cause. */
function rowOf(conversation: readonly DialogEvent[], dialogId: string): DialogRow | null {
  const events = conversation.filter((event) => event.meta.dialogId === dialogId);
  const opened = events.find((event) => event.type === 'DialogOpened');
  const last = events.at(-1);
  if (opened?.type !== 'DialogOpened' || !last) return null;
  const queued = events.findLast((event) => event.type === 'DialogQueued');
  const placed = events.findLast((event) => PLACES.includes(event.type));
  const ended = events.findLast((event) => event.type === 'DialogClosed' || event.type === 'DialogReopened');
  const messages = events.filter((event) => event.type === 'MessagePosted');
  const message = messages.findLast((event) => event.meta.actor.kind !== 'system') ?? messages[0];
  const card = events.findLast((event) => event.type === 'VisitorCardChanged' && event.card.name);
  const closed = ended?.type === 'DialogClosed';
  const owner = placed?.type === 'OperatorAssigned' ? placed : null;
  const row: DialogRow = {
    dialogId,
    conversationId: opened.meta.conversationId,
    sequence: last.meta.sequence,
    status: closed ? 'closed' : owner ? 'assigned' : placed?.type === 'DialogReturned' ? 'bot' : 'waiting',
    botId: placed?.type === 'DialogReturned' ? placed.botId : undefined,
    visitorId: opened.visitorId,
    visitorName: card?.type === 'VisitorCardChanged' ? card.card.name : opened.visitorName,
    channelId: opened.channelId,
    channelKind: opened.channelKind,
    placementId: opened.placementId,
    departmentId: queued?.type === 'DialogQueued' ? queued.departmentId : opened.departmentId,
    language: queued?.type === 'DialogQueued' ? queued.language : opened.language,
    operatorId: owner?.operatorId,
    operatorName: owner?.operatorName,
    assignmentCause: owner?.cause,
    openedAt: opened.meta.at,
    waitingSince: waitingSince(events),
    closedAt: closed ? ended.meta.at : undefined,
    lastMessageAt: message?.meta.at,
    lastMessageText: message?.type === 'MessagePosted' ? beginning(message, events) : undefined,
    lastMessageFrom: message?.meta.actor.kind,
    lastMessageId: message?.type === 'MessagePosted' ? message.messageId : undefined,
    unanswered: events.slice(events.findLastIndex(settles) + 1).filter(fromVisitor).length,
    queuedSequence: queued?.meta.sequence ?? 0,
    pageUrl: opened.pageUrl,
    priority: newest(events, 'DialogPriorityChanged')?.priority ?? 'normal',
    tags: newest(events, 'DialogTagged')?.tags.toSorted() ?? [],
    category: newest(events, 'DialogCategoryChanged')?.category,
    rating: newest(events, 'DialogRated')?.mark,
    offline: opened.offline === true,
    ended: events.some((event) => event.type === 'DialogEnded'),
    ownerAnswered:
      owner !== null && events.slice(events.indexOf(owner)).some((event) => wrote(event, owner.operatorId)),
  };
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined && value !== null),
  ) as unknown as DialogRow;
}

/** How a message reads now in a list; undefined once it was taken back. */
function beginning(message: MessagePosted, events: readonly DialogEvent[]): string | undefined {
  const deleted = events.some((event) => event.type === 'MessageDeleted' && event.messageId === message.messageId);
  if (deleted) return undefined;
  const edited = events.findLast((event) => event.type === 'MessageEdited' && event.messageId === message.messageId) as
    MessageEdited | undefined;
  return ((edited?.text ?? message.text) || (message.attachments?.[0]?.name ?? '')).slice(0, 200);
}

/** The newest of a type. */
function newest<T extends DialogEvent['type']>(events: readonly DialogEvent[], type: T) {
  return events.findLast((event): event is Extract<DialogEvent, { type: T }> => event.type === type);
}

const PLACES: readonly string[] = ['DialogQueued', 'OperatorAssigned', 'DialogReopened', 'DialogReturned'];

const fromVisitor = (event: DialogEvent) => event.type === 'MessagePosted' && event.meta.actor.kind === 'visitor';

const wrote = (event: DialogEvent, operatorId: string) =>
  event.type === 'MessagePosted' && event.meta.actor.kind === 'operator' && event.meta.actor.id === operatorId;

/** After it the visitor waits for nothing: an answer, or the end. */
const settles = (event: DialogEvent) =>
  event.type === 'DialogClosed' ||
  (event.type === 'MessagePosted' && (event.meta.actor.kind === 'operator' || event.meta.actor.kind === 'bot'));

/** The first thing after the last answer for which one waits. */
function waitingSince(events: readonly DialogEvent[]): string | undefined {
  const begins = (event: DialogEvent) =>
    event.type === 'DialogOpened' || event.type === 'DialogQueued' || fromVisitor(event);
  return events.slice(events.findLastIndex(settles) + 1).find(begins)?.meta.at;
}
