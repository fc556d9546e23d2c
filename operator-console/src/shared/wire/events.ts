import type { Actor } from './actor';
import type { Priority } from './rules';

/** What every event says of itself; `sequence` counts all events of the conversation, from 1, without a gap. */
export interface EventMeta {
  accountId: string;
  conversationId: string;
  dialogId: string;
  sequence: number;
  visitorSequence?: number | null;
  at: string;
  actor: Actor;
  causedBy: string;
}

export type QueueReason = 'opened' | 'transferred' | 'operator-lost' | 'unanswered' | 'bot';
export type AssignmentCause = 'automatic' | 'taken' | 'replied' | 'transferred' | 'reopened';
export type CloseReason = 'by-operator' | 'by-visitor' | 'idle' | 'by-rule';
export type MessageStatus = 'uncertain' | 'failed' | 'sent' | 'delivered' | 'read';

export interface VisitorCard {
  name?: string | null;
  emails: string[];
  phones: string[];
}

export type AttachmentKind = 'image' | 'audio' | 'voice' | 'video' | 'sticker' | 'file';

/** A file that came with a message; its bytes are had by a link that expires. */
export interface Attachment {
  attachmentId: string;
  kind: AttachmentKind;
  name: string;
  mediaType: string;
  /** in bytes */
  size: number;
  width?: number | null;
  height?: number | null;
  seconds?: number | null;
}

/** How sure it is that the site's own server told the fields. */
export type FieldsProof = 'verified' | 'unverified' | 'none';

export interface VisitorField {
  name: string;
  value: string;
}

export interface DialogOpened {
  type: 'DialogOpened';
  meta: EventMeta;
  visitorId: string;
  visitorName?: string | null;
  channelId: string;
  channelKind: string;
  placementId?: string | null;
  departmentId?: string | null;
  language: string;
  pageUrl?: string | null;
  /** whether it began with a message left while nobody was there; missing in events of before there were such */
  offline?: boolean;
  /** the bot that has it until it is queued or an operator takes it */
  botId?: string | null;
}
export interface MessagePosted {
  type: 'MessagePosted';
  meta: EventMeta;
  messageId: string;
  text: string;
  clientMessageId?: string | null;
  externalMessageId?: string | null;
  /** missing in events of before there were any */
  attachments?: Attachment[];
  replyTo?: string | null;
}
export interface MessageEdited {
  type: 'MessageEdited';
  meta: EventMeta;
  messageId: string;
  text: string;
  /** counts the texts of the message, so 2 for the first change */
  version: number;
}
export interface MessageDeleted {
  type: 'MessageDeleted';
  meta: EventMeta;
  messageId: string;
}
export interface NotePosted {
  type: 'NotePosted';
  meta: EventMeta;
  messageId: string;
  text: string;
  clientMessageId: string;
}
export interface DialogQueued {
  type: 'DialogQueued';
  meta: EventMeta;
  reason: QueueReason;
  departmentId?: string | null;
  language: string;
  previousOperatorId?: string | null;
  priority?: Priority;
  skills?: string[];
}
export interface OperatorAssigned {
  type: 'OperatorAssigned';
  meta: EventMeta;
  operatorId: string;
  operatorName: string;
  cause: AssignmentCause;
  previousOperatorId?: string | null;
  decisionId?: string | null;
  /** How far beyond their limit they took it by hand. */
  limitPassed?: { places: number; limit: number } | null;
}
export interface DialogClosed {
  type: 'DialogClosed';
  meta: EventMeta;
  reason: CloseReason;
  operatorId?: string | null;
}
export interface DialogReopened {
  type: 'DialogReopened';
  meta: EventMeta;
}
/** The bot of its channel has it again. */
export interface DialogReturned {
  type: 'DialogReturned';
  meta: EventMeta;
  botId: string;
  previousOperatorId?: string | null;
}
/** Told to a bot that has called operators. */
export interface OperatorsUnavailable {
  type: 'OperatorsUnavailable';
  meta: EventMeta;
}
/** Everything that was said up to here is overwritten. */
export interface VisitorErased {
  type: 'VisitorErased';
  meta: EventMeta;
  visitorId?: string | null;
}
/** What this one dialog said is overwritten. */
export interface DialogErased {
  type: 'DialogErased';
  meta: EventMeta;
}
export interface ReadAdvanced {
  type: 'ReadAdvanced';
  meta: EventMeta;
  messageId: string;
}
export interface MessageStatusChanged {
  type: 'MessageStatusChanged';
  meta: EventMeta;
  messageId: string;
  status: MessageStatus;
  reason?: string | null;
}
export interface VisitorCardChanged {
  type: 'VisitorCardChanged';
  meta: EventMeta;
  card: VisitorCard;
}

export interface DialogTagged {
  type: 'DialogTagged';
  meta: EventMeta;
  added: string[];
  removed: string[];
  /** all the dialog has now */
  tags: string[];
}
export interface DialogPriorityChanged {
  type: 'DialogPriorityChanged';
  meta: EventMeta;
  priority: Priority;
}
export interface DialogCategoryChanged {
  type: 'DialogCategoryChanged';
  meta: EventMeta;
  category?: string | null;
}
export interface ReplyOverdue {
  type: 'ReplyOverdue';
  meta: EventMeta;
  reply: 'first' | 'next';
  waitedSeconds: number;
  operatorId?: string | null;
  announced: boolean;
}
export interface SkillsWaived {
  type: 'SkillsWaived';
  meta: EventMeta;
}
/** A promise that is about to be broken, or was. */
export interface SlaReported {
  type: 'SlaWarned' | 'SlaBreached';
  meta: EventMeta;
  slaId: string;
  name: string;
  target: 'first-reply' | 'next-reply' | 'resolution';
  dueAt: string;
}
export interface AutomationFired {
  type: 'AutomationFired';
  meta: EventMeta;
  automationId: string;
  name: string;
  depth: number;
  stopped?: string | null;
}
export interface WebhookRequested {
  type: 'WebhookRequested';
  meta: EventMeta;
  automationId: string;
  url: string;
}
export interface DialogEnded {
  type: 'DialogEnded';
  meta: EventMeta;
}

export interface DialogRated {
  type: 'DialogRated';
  meta: EventMeta;
  /** 1 to 5 */
  mark: number;
  comment?: string | null;
  operatorId: string;
}
export interface VisitorFieldsChanged {
  type: 'VisitorFieldsChanged';
  meta: EventMeta;
  fields: VisitorField[];
  proof: FieldsProof;
  crmId?: string | null;
}
export interface ReachabilityChanged {
  type: 'ReachabilityChanged';
  meta: EventMeta;
  reachable: boolean;
  reason?: string | null;
}
export interface TranscriptRequested {
  type: 'TranscriptRequested';
  meta: EventMeta;
  email: string;
}

/** A newer server may send types that are not in this union: readers count them and change nothing. */
export type DialogEvent =
  | DialogOpened
  | MessagePosted
  | NotePosted
  | DialogQueued
  | OperatorAssigned
  | DialogClosed
  | DialogReopened
  | DialogReturned
  | OperatorsUnavailable
  | VisitorErased
  | DialogErased
  | ReadAdvanced
  | MessageStatusChanged
  | VisitorCardChanged
  | DialogTagged
  | DialogPriorityChanged
  | DialogCategoryChanged
  | ReplyOverdue
  | SkillsWaived
  | SlaReported
  | AutomationFired
  | WebhookRequested
  | DialogEnded
  | MessageEdited
  | MessageDeleted
  | DialogRated
  | VisitorFieldsChanged
  | ReachabilityChanged
  | TranscriptRequested;

export interface EventsPage {
  events: DialogEvent[];
  /** the greatest sequence of the conversation */
  last: number;
}
