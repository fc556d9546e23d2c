import type { ChatStateName } from '../bridge/messages';
import type { Attachment, VisitorEvent } from './protocol';

/** One message as it is shown. */
export interface ShownMessage {
  number: number;
  messageId: string;
  dialogId: string;
  at: string;
  from: 'visitor' | 'operator' | 'system';
  name?: string;
  text: string;
  clientMessageId?: string;
  attachments?: Attachment[];
  replyTo?: string;
  edited?: boolean;
  deleted?: boolean;
}

type Change = Pick<ShownMessage, 'text' | 'attachments' | 'edited' | 'deleted'>;

/** A line between messages that says what happened. */
export interface ShownNotice {
  number: number;
  at: string;
  notice: 'joined' | 'closed' | 'reopened';
  name?: string;
}

/** Everything the chat shows, made of events only; the same events give the same chat, in whatever portions. */
export interface Chat {
  /** The greatest number applied; everything from `first` to it is there without a gap. */
  number: number;
  /** The smallest number that is loaded; 1 when the beginning is there. */
  first: number;
  items: readonly (ShownMessage | ShownNotice)[];
  state: ChatStateName;
  dialogId: string | null;
  operator: string | null;
  /** The number of the visitor's newest message that an operator has read; 0 for none. */
  readByOperator: number;
  /** The number of the operator's newest message the visitor has read here or elsewhere; 0 for none. */
  readByVisitor: number;
  /** What became of messages after they were said, by their ids: one of an older page may be changed in a newer one. */
  changes: Readonly<Record<string, Change>>;
  /** What the visitor gave the present dialog or the last one, 1 to 5; null for nothing yet. */
  mark: number | null;
}

export const EMPTY: Chat = {
  number: 0,
  first: 1,
  items: [],
  state: 'idle',
  dialogId: null,
  operator: null,
  readByOperator: 0,
  readByVisitor: 0,
  changes: {},
  mark: null,
};

/** What became of an event: applied, known already, or further on than the chat is, so that a heal is needed. */
export type Applied = { kind: 'applied'; chat: Chat } | { kind: 'known' } | { kind: 'gap' };

export function apply(chat: Chat, event: VisitorEvent): Applied {
  if (event.number <= chat.number) return { kind: 'known' };
  if (event.number > chat.number + 1) return { kind: 'gap' };
  return { kind: 'applied', chat: next(chat, event) };
}

/** The chat after the newest page of events has been loaded instead of what was there. */
export function fromNewest(events: readonly VisitorEvent[], last: number): Chat {
  const begin = events[0]?.number ?? last + 1;
  return events.reduce(next, { ...EMPTY, number: begin - 1, first: begin });
}

/** The chat with an older page put before what is loaded. */
export function withOlder(chat: Chat, events: readonly VisitorEvent[]): Chat {
  const older = events.filter((event) => event.number < chat.first);
  if (older.length === 0) return { ...chat, first: 1 };
  const before = fromNewest(older, chat.first - 1);
  return {
    ...chat,
    first: before.first,
    items: [...before.items.map((item) => changed(item, chat.changes)), ...chat.items],
    changes: { ...before.changes, ...chat.changes },
    readByOperator: Math.max(before.readByOperator, chat.readByOperator),
    readByVisitor: Math.max(before.readByVisitor, chat.readByVisitor),
  };
}

/** How many of the operator's messages the visitor has not read. */
export function unread(chat: Chat): number {
  return chat.items.filter((item) => 'messageId' in item && item.from === 'operator' && item.number > chat.readByVisitor)
    .length;
}

/** The newest message that the visitor could mark as read now; null when there is none. */
export function readable(chat: Chat): ShownMessage | null {
  for (let i = chat.items.length - 1; i >= 0; i--) {
    const item = chat.items[i];
    if (item && 'messageId' in item && item.from === 'operator') {
      return item.number > chat.readByVisitor ? item : null;
    }
  }
  return null;
}

function next(chat: Chat, event: VisitorEvent): Chat {
  const at = { ...chat, number: event.number };
  switch (event.type) {
    case 'opened':
      return { ...at, dialogId: event.dialogId, state: 'waiting', operator: null, mark: null };
    case 'waiting':
      return { ...at, dialogId: event.dialogId, state: 'waiting', operator: null };
    case 'operator-joined':
      return {
        ...at,
        dialogId: event.dialogId,
        state: 'chat',
        operator: event.name,
        items: [...chat.items, { number: event.number, at: event.at, notice: 'joined', name: event.name }],
      };
    case 'closed':
      return {
        ...at,
        dialogId: null,
        state: 'closed',
        operator: null,
        items: [...chat.items, { number: event.number, at: event.at, notice: 'closed' }],
      };
    case 'reopened':
      return {
        ...at,
        dialogId: event.dialogId,
        state: 'waiting',
        items: [...chat.items, { number: event.number, at: event.at, notice: 'reopened' }],
      };
    case 'edited':
      return reword(at, event.messageId, { text: event.text, edited: true });
    case 'deleted':
      return reword(at, event.messageId, { text: '', attachments: [], deleted: true });
    case 'rated':
      return { ...at, mark: event.mark };
    case 'read':
      return markRead(at, event.messageId, event.from);
    case 'message': {
      const { type: _type, ...message } = event;
      // Whoever writes has read what stands above.
      const read = event.from === 'visitor' ? { readByVisitor: event.number } : {};
      return { ...at, ...read, items: [...chat.items, message] };
    }
    default:
      // Something a newer service tells: it has its number, and nothing is known of it.
      return at;
  }
}

function reword(chat: Chat, messageId: string, change: Change): Chat {
  const changes = { ...chat.changes, [messageId]: change };
  return { ...chat, changes, items: chat.items.map((item) => changed(item, changes)) };
}

function changed<T extends ShownMessage | ShownNotice>(item: T, changes: Chat['changes']): T {
  const change = 'messageId' in item ? changes[item.messageId] : undefined;
  return change ? { ...item, ...change } : item;
}

function markRead(chat: Chat, messageId: string, from: string): Chat {
  const message = chat.items.find((item) => 'messageId' in item && item.messageId === messageId);
  // A message that is not loaded is older than everything shown.
  const number = message?.number ?? 0;
  if (from === 'operator') return { ...chat, readByOperator: Math.max(chat.readByOperator, number) };
  if (from === 'visitor') return { ...chat, readByVisitor: Math.max(chat.readByVisitor, number) };
  return chat;
}
