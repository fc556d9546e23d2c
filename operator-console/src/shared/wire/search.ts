import type { DialogStatus, MessageFrom } from './rows';
import type { VisitorCard } from './events';

/** The dialog something was found in; what does not apply is left out. */
export interface FoundPlace {
  dialogId: string;
  conversationId: string;
  status: DialogStatus;
  visitorId: string;
  visitorName?: string | null;
  channelId: string;
  channelKind: string;
  departmentId?: string | null;
  operatorId?: string | null;
  operatorName?: string | null;
  category?: string | null;
  openedAt: string;
}

export interface FoundPart {
  text: string;
  /** whether it is a word that was looked for */
  hit: boolean;
}

export interface FoundMessage {
  messageId: string;
  /** its place in the conversation */
  sequence: number;
  at: string;
  note: boolean;
  from: MessageFrom;
  authorName?: string | null;
  parts: FoundPart[];
  dialog: FoundPlace;
}

export interface FoundVisitor {
  /** what of it the query names */
  by: 'id' | 'visitor';
  card?: VisitorCard | null;
  /** what their site calls them */
  ownId?: string | null;
  dialog: FoundPlace;
}

export interface MessagesFound {
  rows: FoundMessage[];
  /** what the page of older ones is asked for with; left out on the last */
  next?: string | null;
}

export interface VisitorsFound {
  rows: FoundVisitor[];
  /** whether there are others */
  more: boolean;
}
