import type { AssignmentCause } from './events';
import type { Priority } from './rules';

export type DialogStatus = 'bot' | 'waiting' | 'assigned' | 'closed';
export type MessageFrom = 'visitor' | 'operator' | 'bot' | 'system';

/** One dialog as the lists show it, equal to what dialog-service keeps; what does not apply is left out. */
export interface DialogRow {
  dialogId: string;
  conversationId: string;
  /** the conversation's sequence this row reflects */
  sequence: number;
  status: DialogStatus;
  visitorId: string;
  visitorName?: string | null;
  channelId: string;
  channelKind: string;
  placementId?: string | null;
  departmentId?: string | null;
  language: string;
  operatorId?: string | null;
  operatorName?: string | null;
  openedAt: string;
  waitingSince?: string | null;
  closedAt?: string | null;
  lastMessageAt?: string | null;
  lastMessageText?: string | null;
  lastMessageFrom?: MessageFrom | null;
  /** the visitor's messages since the last answer */
  unanswered: number;
  queuedSequence?: number | null;
  pageUrl?: string | null;
  /** how the owner came to own it */
  assignmentCause?: AssignmentCause | null;
  /** whether the owner has written since they came to own it */
  ownerAnswered?: boolean | null;
  /** normal where left out */
  priority?: Priority;
  tags?: string[];
  category?: string | null;
  /** whether it is over for both sides, so that it cannot be reopened */
  ended?: boolean;
  /** the visitor's mark, 1 to 5 */
  rating?: number | null;
  /** whether it began with a message left while nobody was there to answer */
  offline?: boolean;
  lastMessageId?: string | null;
  /** the bot that had it first or has it */
  botId?: string | null;
}

export const LIST_NAMES = ['awaiting', 'mine', 'queue', 'others', 'closed'] as const;
export type ListName = (typeof LIST_NAMES)[number];

export interface RowsPage {
  rows: DialogRow[];
  next: string | null;
}

export type Counts = Record<'awaiting' | 'mine' | 'queue' | 'others', number>;
