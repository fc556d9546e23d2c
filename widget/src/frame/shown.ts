import type { VisitorCard, VisitorState } from '../sdk/types';
import { NO_CARD } from './card';
import { EMPTY, type Chat } from './chat';
import type { LinkState } from './link';
import type { Outbox } from './outbox';
import type { Session } from './protocol';

/** A file on its way up, or one that did not get there. */
export interface Upload {
  uid: string;
  name: string;
  /** 0 to 1. */
  part: number;
  /** Why it failed; null while it is on its way. */
  code: string | null;
}

/** Everything the view shows and the page is told of. */
export interface Shown {
  phase: 'loading' | 'unavailable' | 'ready';
  session: Session | null;
  chat: Chat;
  outbox: Outbox;
  uploads: readonly Upload[];
  link: LinkState;
  available: boolean;
  /** New dialogs are taken. */
  offered: boolean;
  /** Where the dialog stood when it was last told, which may be before its own events are here; null for not yet. */
  queue: { dialogId: string; position: number; minutes: number | null } | null;
  /** As many visitors wait as the account allows. */
  full: boolean;
  typing: string | null;
  /** Until when the server asked to be left alone, as epoch milliseconds; 0 for not at all. */
  slowDownUntil: number;
  unread: number;
  stage: VisitorState;
  /** What an invitation says while it is not answered. */
  invitation: string | null;
  /** The invitation of an operator that is open, or was accepted and no dialog has followed yet; null for none. */
  invitationId: string | null;
  card: VisitorCard;
  /** The client's ids of what was written in this page. */
  mine: ReadonlySet<string>;
  /** The language the visitor chose; null for the placement's. */
  language: string | null;
  /** The department the visitor chose; null for the placement's. */
  departmentId: string | null;
}

export const NOTHING_SHOWN: Shown = {
  phase: 'loading',
  session: null,
  chat: EMPTY,
  outbox: [],
  uploads: [],
  link: 'connecting',
  available: true,
  offered: true,
  queue: null,
  full: false,
  typing: null,
  slowDownUntil: 0,
  unread: 0,
  stage: 'available',
  invitation: null,
  invitationId: null,
  card: NO_CARD,
  mine: new Set(),
  language: null,
  departmentId: null,
};
