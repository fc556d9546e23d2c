import type { DialogEvent } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';
import { advanceRow, openRow } from './row';
import { Shards, type ShardsEdit } from './shards';

/**
 * All dialogs this console knows. Everything said of a conversation is applied in the order of its numbers: `cursors`
 * holds the greatest applied without a gap, `parked` what arrived ahead of one.
 */
export interface Board {
  readonly rows: Shards<DialogRow>;
  readonly cursors: Shards<number>;
  readonly parked: ReadonlyMap<string, readonly DialogEvent[]>;
  /** the known dialogs of each conversation */
  readonly dialogs: Shards<readonly string[]>;
}

export const EMPTY_BOARD: Board = {
  rows: Shards.empty(),
  cursors: Shards.empty(),
  parked: new Map(),
  dialogs: Shards.empty(),
};

/** What must be read over HTTP, because events alone do not tell it. */
export interface Wants {
  /** conversations with a gap after their cursor */
  gaps: Set<string>;
  /** dialogs that are not known, with their conversation */
  rows: Map<string, string>;
}

export interface Received {
  board: Board;
  wants: Wants;
  /** dialogs whose rows are new or other than before */
  changed: ReadonlySet<string>;
}

/** A board while it changes. */
interface Draft {
  rows: ShardsEdit<DialogRow>;
  cursors: ShardsEdit<number>;
  parked: Map<string, readonly DialogEvent[]>;
  dialogs: ShardsEdit<readonly string[]>;
  changed: Set<string>;
}

/** Applies events in any order, with repeats and gaps; those that cannot be applied yet wait for the reading. */
export function receive(board: Board, events: readonly DialogEvent[]): Received {
  const draft = draftOf(board);
  const wants = wantsNothing();
  for (const event of events) take(draft, event, wants);
  for (const conversationId of wants.gaps) {
    if (!draft.parked.has(conversationId)) wants.gaps.delete(conversationId);
  }
  return received(draft, wants);
}

function take(draft: Draft, event: DialogEvent, wants: Wants): void {
  const { conversationId, dialogId, sequence } = event.meta;
  const cursor = draft.cursors.get(conversationId);
  if (cursor === undefined) {
    if (event.type === 'DialogOpened') {
      put(draft, openRow(event));
      draft.cursors.set(conversationId, sequence);
      unpark(draft, conversationId, wants);
    } else {
      park(draft, event);
      wants.rows.set(dialogId, conversationId);
    }
    return;
  }
  if (sequence <= cursor) {
    missRow(draft, event, wants);
    return;
  }
  if (sequence > cursor + 1) {
    park(draft, event);
    wants.gaps.add(conversationId);
    return;
  }
  apply(draft, event);
  missRow(draft, event, wants);
  unpark(draft, conversationId, wants);
}

const PLACING: ReadonlySet<DialogEvent['type']> = new Set([
  'MessagePosted',
  'DialogQueued',
  'OperatorAssigned',
  'DialogClosed',
  'DialogReopened',
  'DialogReturned',
]);

/**
 * A dialog that moved to another list while the lists were being read, one after the other, may be in none of the
 * answers, although a later one of its conversation is known: what placed it is repeated after the reading.
 */
function missRow(draft: Draft, event: DialogEvent, wants: Wants): void {
  const { conversationId, dialogId } = event.meta;
  if (PLACING.has(event.type) && !draft.rows.has(dialogId)) wants.rows.set(dialogId, conversationId);
}

function apply(draft: Draft, event: DialogEvent): void {
  const { conversationId, dialogId, sequence } = event.meta;
  draft.cursors.set(conversationId, sequence);
  const row = draft.rows.get(dialogId);
  if (row && sequence > row.sequence) put(draft, advanceRow(row, event));
  if (event.type === 'DialogOpened' && !draft.rows.has(dialogId)) put(draft, openRow(event));
}

function park(draft: Draft, event: DialogEvent): void {
  const waiting = draft.parked.get(event.meta.conversationId) ?? [];
  draft.parked.set(event.meta.conversationId, [...waiting, event]);
}

function unpark(draft: Draft, conversationId: string, wants: Wants): void {
  const waiting = draft.parked.get(conversationId);
  if (!waiting) return;
  draft.parked.delete(conversationId);
  for (const event of waiting.toSorted((a, b) => a.meta.sequence - b.meta.sequence)) take(draft, event, wants);
}

function put(draft: Draft, row: DialogRow): void {
  draft.rows.set(row.dialogId, row);
  draft.changed.add(row.dialogId);
  const known = draft.dialogs.get(row.conversationId) ?? [];
  if (!known.includes(row.dialogId)) draft.dialogs.set(row.conversationId, [...known, row.dialogId]);
}

function wantsNothing(): Wants {
  return { gaps: new Set(), rows: new Map() };
}

function draftOf(board: Board): Draft {
  return {
    rows: board.rows.edit(),
    cursors: board.cursors.edit(),
    parked: new Map(board.parked),
    dialogs: board.dialogs.edit(),
    changed: new Set(),
  };
}

function received(draft: Draft, wants: Wants): Received {
  const { rows, cursors, parked, dialogs, changed } = draft;
  return { board: { rows: rows.done(), cursors: cursors.done(), parked, dialogs: dialogs.done() }, wants, changed };
}

/**
 * Puts rows that were read over HTTP onto the board. A row that is older than what the board has already applied is
 * dropped; where another dialog of the same conversation is known, the cursor stays, so that its changes are read too.
 */
export function install(board: Board, loaded: readonly DialogRow[]): Received {
  const draft = draftOf(board);
  const wants = wantsNothing();
  for (const row of loaded) {
    const cursor = draft.cursors.get(row.conversationId);
    const siblings = (draft.dialogs.get(row.conversationId) ?? []).filter((id) => id !== row.dialogId);
    const known = draft.rows.get(row.dialogId);
    if (known && known.sequence >= row.sequence) continue;
    put(draft, row);
    // read before events that were applied while it was not known here: only an earlier, closed dialog may lag
    const current = siblings.length === 0 || row.status !== 'closed';
    if (!known && cursor !== undefined && row.sequence < cursor && current) {
      wants.rows.set(row.dialogId, row.conversationId);
    }
    if (cursor === undefined || (siblings.length === 0 && row.sequence > cursor)) {
      draft.cursors.set(row.conversationId, Math.max(cursor ?? 0, row.sequence));
    } else if (row.sequence > cursor) {
      wants.gaps.add(row.conversationId);
    }
  }
  for (const row of loaded) unpark(draft, row.conversationId, wants);
  return received(draft, wants);
}

/** Applies what was read after a gap; `last` closes it even where the answer left numbers out. */
export function heal(board: Board, conversationId: string, events: readonly DialogEvent[], upTo: number): Received {
  const draft = draftOf(board);
  const wants = wantsNothing();
  const cursor = draft.cursors.get(conversationId) ?? 0;
  for (const event of events.toSorted((a, b) => a.meta.sequence - b.meta.sequence)) {
    if (event.meta.sequence > (draft.cursors.get(conversationId) ?? cursor)) apply(draft, event);
  }
  if (upTo > (draft.cursors.get(conversationId) ?? 0)) draft.cursors.set(conversationId, upTo);
  unpark(draft, conversationId, wants);
  return received(draft, wants);
}

/** Forgets a conversation, for example because the viewer may not see it. */
export function forget(board: Board, conversationId: string): Received {
  const draft = draftOf(board);
  for (const dialogId of draft.dialogs.get(conversationId) ?? []) {
    draft.rows.delete(dialogId);
    draft.changed.add(dialogId);
  }
  draft.dialogs.delete(conversationId);
  draft.cursors.delete(conversationId);
  draft.parked.delete(conversationId);
  return received(draft, wantsNothing());
}

/** Conversations whose announced number is greater than what was applied. */
export function behind(board: Board, announced: Readonly<Record<string, number>>): string[] {
  return Object.entries(announced)
    .filter(([conversationId, sequence]) => sequence > (board.cursors.get(conversationId) ?? Infinity))
    .map(([conversationId]) => conversationId);
}
