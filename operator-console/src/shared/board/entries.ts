import type { Actor } from '@/shared/wire/actor';
import type { Attachment, DialogEvent, MessageStatus } from '@/shared/wire/events';

export type SendState = 'pending' | 'sent' | 'delivered' | 'read' | 'failed' | 'uncertain';

export interface MessageEntry {
  kind: 'message';
  key: string;
  at: string;
  messageId: string;
  dialogId: string;
  author: Actor;
  /** the last one there was; empty once the message was taken back */
  text: string;
  attachments: readonly Attachment[];
  /** the message it answers, as that reads now; left out where it answers none or that is not loaded */
  quoted?: { text: string };
  /** how it read before, oldest first; empty where nobody changed it, or it was taken back */
  earlier: readonly Version[];
  deleted: boolean;
  /** only for what operators and bots wrote */
  state?: SendState;
  reason?: string;
}
/** A text a message had, from when. */
export interface Version {
  at: string;
  text: string;
}
export interface NoteEntry {
  kind: 'note';
  key: string;
  at: string;
  messageId: string;
  author: Actor;
  text: string;
}
export interface LineEntry {
  kind: 'line';
  key: string;
  at: string;
  event: Exclude<
    DialogEvent,
    {
      type:
        | 'MessagePosted'
        | 'NotePosted'
        | 'ReadAdvanced'
        | 'MessageStatusChanged'
        | 'WebhookRequested'
        | 'MessageEdited'
        | 'MessageDeleted'
        | 'VisitorFieldsChanged'
        | 'OperatorsUnavailable'
        | 'VisitorErased'
        | 'DialogErased';
    }
  >;
}
export type Entry = MessageEntry | NoteEntry | LineEntry;

/** What the events of a conversation look like to read: messages with how far they got, notes and what happened. */
export function entriesOf(events: readonly DialogEvent[]): Entry[] {
  const statuses = statusesOf(events);
  const readUpTo = readByVisitor(events);
  const changes = changesOf(events);
  const quotes = new Map<string, { text: string }>();
  const entries: Entry[] = [];
  for (const event of events) {
    const { at, actor, sequence } = event.meta;
    const key = String(sequence);
    switch (event.type) {
      case 'MessagePosted': {
        const change = changes.get(event.messageId);
        const deleted = change?.deleted === true;
        const base = {
          kind: 'message',
          key,
          at,
          messageId: event.messageId,
          dialogId: event.meta.dialogId,
          author: actor,
          text: deleted ? '' : (change?.versions.at(-1)?.text ?? event.text),
          attachments: deleted ? [] : (event.attachments ?? []),
          quoted: event.replyTo ? quotes.get(event.replyTo) : undefined,
          earlier: change && !deleted ? [{ at, text: event.text }, ...change.versions].slice(0, -1) : [],
          deleted,
        } as const;
        const known = statuses.get(event.messageId);
        quotes.set(event.messageId, { text: base.text || (base.attachments[0]?.name ?? '') });
        const read = sequence <= readUpTo && known?.status !== 'failed';
        entries.push(
          actor.kind === 'visitor' || actor.kind === 'system'
            ? base
            : { ...base, state: read ? 'read' : (known?.status ?? 'sent'), reason: known?.reason },
        );
        break;
      }
      case 'NotePosted':
        entries.push({ kind: 'note', key, at, messageId: event.messageId, author: actor, text: event.text });
        break;
      case 'ReadAdvanced':
      case 'MessageStatusChanged':
      case 'WebhookRequested':
      case 'MessageEdited':
      case 'MessageDeleted':
      case 'VisitorFieldsChanged':
      case 'OperatorsUnavailable':
      case 'VisitorErased':
      case 'DialogErased':
        break;
      case 'DialogOpened':
      case 'DialogQueued':
      case 'OperatorAssigned':
      case 'DialogClosed':
      case 'DialogReopened':
      case 'DialogReturned':
      case 'VisitorCardChanged':
      case 'DialogTagged':
      case 'DialogPriorityChanged':
      case 'DialogCategoryChanged':
      case 'ReplyOverdue':
      case 'SkillsWaived':
      case 'SlaWarned':
      case 'SlaBreached':
      case 'AutomationFired':
      case 'DialogEnded':
      case 'DialogRated':
      case 'ReachabilityChanged':
      case 'TranscriptRequested':
        entries.push({ kind: 'line', key, at, event });
        break;
      default:
        break;
    }
  }
  return entries.filter(isWorthALine);
}

/** Being queued because one has just been opened says nothing new. */
function isWorthALine(entry: Entry): boolean {
  return !(entry.kind === 'line' && entry.event.type === 'DialogQueued' && entry.event.reason === 'opened');
}

/** What became of messages after they were posted. */
function changesOf(events: readonly DialogEvent[]): Map<string, { versions: Version[]; deleted: boolean }> {
  const changes = new Map<string, { versions: Version[]; deleted: boolean }>();
  for (const event of events) {
    if (event.type !== 'MessageEdited' && event.type !== 'MessageDeleted') continue;
    const change = changes.get(event.messageId) ?? { versions: [], deleted: false };
    changes.set(event.messageId, change);
    if (event.type === 'MessageEdited') change.versions.push({ at: event.meta.at, text: event.text });
    else change.deleted = true;
  }
  return changes;
}

function statusesOf(events: readonly DialogEvent[]): Map<string, { status: MessageStatus; reason?: string }> {
  const statuses = new Map<string, { status: MessageStatus; reason?: string }>();
  for (const event of events) {
    if (event.type === 'MessageStatusChanged') {
      statuses.set(event.messageId, { status: event.status, reason: event.reason ?? undefined });
    }
  }
  return statuses;
}

function readByVisitor(events: readonly DialogEvent[]): number {
  const sequenceOf = new Map<string, number>();
  let readUpTo = 0;
  for (const event of events) {
    if (event.type === 'MessagePosted') sequenceOf.set(event.messageId, event.meta.sequence);
    if (event.type === 'ReadAdvanced' && event.meta.actor.kind === 'visitor') {
      readUpTo = Math.max(readUpTo, sequenceOf.get(event.messageId) ?? 0);
    }
  }
  return readUpTo;
}

/** The visitor's newest message that no operator has read; null where there is none. */
export function newestUnread(events: readonly DialogEvent[], dialogId: string): string | null {
  let unread: string | null = null;
  for (const event of events) {
    if (event.meta.dialogId !== dialogId) continue;
    if (event.type === 'MessagePosted' && event.meta.actor.kind === 'visitor') unread = event.messageId;
    if (event.type === 'ReadAdvanced' && event.meta.actor.kind === 'operator' && event.messageId === unread) {
      unread = null;
    }
  }
  return unread;
}

/** Ids the authors' own clients gave, of everything that is in the transcript. */
export function clientIdsOf(events: readonly DialogEvent[]): Set<string> {
  const ids = new Set<string>();
  for (const event of events) {
    if ((event.type === 'MessagePosted' || event.type === 'NotePosted') && event.clientMessageId) {
      ids.add(event.clientMessageId);
    }
  }
  return ids;
}
