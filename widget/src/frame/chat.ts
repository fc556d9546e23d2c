import type { ChatStateName } from '../bridge/messages';
import type { ChatFile, OperatorCard } from '../sdk/types';
import { pictureAddress, type VisitorEvent } from './protocol';

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
  attachments?: readonly ChatFile[];
  replyTo?: string;
  edited?: boolean;
  /** A deleted message keeps its place and nothing else. */
  deleted?: boolean;
}

/** What became of a message after it was written. */
type Revision = { text: string } | 'deleted';

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
  /** The last dialog there was, open or not. */
  lastDialogId: string | null;
  operator: OperatorCard | null;
  /** A bot has the dialog: nobody waits for an operator. */
  bot: boolean;
  /** The mark of the last dialog. */
  rating: number | null;
  /** By message id, also of messages that are not loaded. */
  revisions: Readonly<Record<string, Revision>>;
  /** The number of the visitor's newest message that an operator has read; 0 for none. */
  readByOperator: number;
  /** The number of the operator's newest message the visitor has read here or elsewhere; 0 for none. */
  readByVisitor: number;
}

export const EMPTY: Chat = {
  number: 0,
  first: 1,
  items: [],
  state: 'idle',
  dialogId: null,
  lastDialogId: null,
  operator: null,
  bot: false,
  rating: null,
  revisions: {},
  readByOperator: 0,
  readByVisitor: 0,
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
    items: [...before.items.map((item) => revised(item, chat.revisions)), ...chat.items],
    revisions: { ...before.revisions, ...chat.revisions },
    lastDialogId: chat.lastDialogId ?? before.lastDialogId,
    rating: chat.lastDialogId === before.lastDialogId ? (chat.rating ?? before.rating) : chat.rating,
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
  const at = { ...chat, number: event.number, lastDialogId: event.dialogId };
  switch (event.type) {
    case 'opened':
      return {
        ...at,
        dialogId: event.dialogId,
        lastDialogId: event.dialogId,
        state: 'waiting',
        operator: null,
        bot: event.bot === true,
        rating: null,
      };
    case 'waiting':
      return { ...at, dialogId: event.dialogId, state: 'waiting', operator: null, bot: event.bot === true };
    case 'operator-joined':
      return {
        ...at,
        dialogId: event.dialogId,
        state: 'chat',
        bot: false,
        operator: { name: event.name, position: event.position ?? null, avatar: event.avatar ? pictureAddress(event.avatar) : null },
        items: [...chat.items, { number: event.number, at: event.at, notice: 'joined', name: event.name }],
      };
    case 'closed':
      return {
        ...at,
        dialogId: null,
        state: 'closed',
        operator: null,
        bot: false,
        items: [...chat.items, { number: event.number, at: event.at, notice: 'closed' }],
      };
    case 'reopened':
      return {
        ...at,
        dialogId: event.dialogId,
        state: 'waiting',
        items: [...chat.items, { number: event.number, at: event.at, notice: 'reopened' }],
      };
    case 'read':
      return markRead(at, event.messageId, event.from);
    case 'edited':
      return revise(at, event.messageId, { text: event.text });
    case 'deleted':
      return revise(at, event.messageId, 'deleted');
    case 'rated':
      return { ...at, rating: event.mark };
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

function markRead(chat: Chat, messageId: string, from: string): Chat {
  const message = chat.items.find((item) => 'messageId' in item && item.messageId === messageId);
  // A message that is not loaded is older than everything shown.
  const number = message?.number ?? 0;
  if (from === 'operator') return { ...chat, readByOperator: Math.max(chat.readByOperator, number) };
  if (from === 'visitor') return { ...chat, readByVisitor: Math.max(chat.readByVisitor, number) };
  return chat;
}

function revise(chat: Chat, messageId: string, revision: Revision): Chat {
  const revisions = { ...chat.revisions, [messageId]: revision };
  return { ...chat, revisions, items: chat.items.map((item) => revised(item, revisions)) };
}

/** The same item where nothing became of it, so that an unchanged message stays the same object. */
function revised<Item extends ShownMessage | ShownNotice>(item: Item, revisions: Chat['revisions']): Item {
  const revision = 'messageId' in item ? revisions[item.messageId] : undefined;
  if (revision === undefined) return item;
  const message = item as ShownMessage;
  if (revision === 'deleted') {
    if (message.deleted) return item;
    const { attachments: _files, ...rest } = message;
    return { ...rest, text: '', deleted: true } as unknown as Item;
  }
  return message.edited && message.text === revision.text ? item : ({ ...message, text: revision.text, edited: true } as unknown as Item);
}
