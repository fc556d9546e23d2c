import { type Board, EMPTY_BOARD } from '@/shared/board/board';
import { inOrder, listOf, type Ranked, rankIn } from '@/shared/board/lists';
import type { Transcript } from '@/shared/board/transcript';
import type { Viewer } from '@/shared/board/viewer';
import type { Connection } from '@/shared/socket/operatorSocket';
import type { Delivery } from '@/shared/socket/outbox';
import type { PresentOperator } from '@/shared/wire/frames';
import { type Counts, type DialogRow, LIST_NAMES, type ListName } from '@/shared/wire/rows';

/** How much of a list has been read. */
export interface ListPage {
  status: 'idle' | 'loading' | 'ready' | 'error';
  next: string | null;
  /** rank of the last row read, while there are more; rows beyond are not shown, because others may be between */
  horizon: number | null;
  more: boolean;
}

export interface Typing {
  preview: string | null;
  until: number;
}

/** A colleague who is writing in a conversation. */
export interface Writing {
  operatorId: string;
  name: string;
  until: number;
}

export type TranscriptLoad = 'loading' | 'ready' | 'error' | 'missing';

export interface DeskState {
  connection: Connection;
  /** whether everything shown has been read since the connection came (back) */
  fresh: boolean;
  viewer: Viewer;
  board: Board;
  lists: Record<ListName, ListPage>;
  order: Record<ListName, readonly string[]>;
  counts: Counts | null;
  transcripts: ReadonlyMap<string, Transcript>;
  /** by dialog */
  loads: ReadonlyMap<string, TranscriptLoad>;
  deliveries: readonly Delivery[];
  presence: ReadonlyMap<string, PresentOperator>;
  typing: ReadonlyMap<string, Typing>;
  /** colleagues who are writing, by conversation */
  writing: ReadonlyMap<string, readonly Writing[]>;
}

const IDLE: ListPage = { status: 'idle', next: null, horizon: null, more: false };
const NONE: Record<ListName, readonly string[]> = { awaiting: [], mine: [], queue: [], others: [], closed: [] };

export function emptyDesk(viewer: Viewer): DeskState {
  return {
    connection: { state: 'connecting' },
    fresh: false,
    viewer,
    board: EMPTY_BOARD,
    lists: { awaiting: IDLE, mine: IDLE, queue: IDLE, others: IDLE, closed: IDLE },
    order: NONE,
    counts: null,
    transcripts: new Map(),
    loads: new Map(),
    deliveries: [],
    presence: new Map(),
    typing: new Map(),
    writing: new Map(),
  };
}

/** The state with its lists in order again, all of them; lists that did not change stay the same objects. */
export function ordered(state: DeskState): DeskState {
  const groups: Record<ListName, Ranked[]> = { awaiting: [], mine: [], queue: [], others: [], closed: [] };
  for (const row of state.board.rows.values()) {
    const list = listOf(row, state.viewer);
    if (list && shown(list, row, state.lists[list])) groups[list].push(ranked(row, list));
  }
  return withOrder(state, (list) => groups[list].sort(inOrder).map(({ id }) => id));
}

/** The same where only these rows have changed: each is taken out and put where it belongs now. */
export function reordered(state: DeskState, changed: ReadonlySet<string>): DeskState {
  return withOrder(state, (list) => {
    const before = state.order[list];
    const ids = before.some((id) => changed.has(id)) ? before.filter((id) => !changed.has(id)) : [...before];
    for (const id of changed) {
      const row = state.board.rows.get(id);
      if (row && listOf(row, state.viewer) === list && shown(list, row, state.lists[list])) {
        ids.splice(placeOf(row, ids, list, state), 0, id);
      }
    }
    return ids;
  });
}

/** How many of the rows in order come before this one. */
function placeOf(row: DialogRow, ids: readonly string[], list: ListName, state: DeskState): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = state.board.rows.get(ids[middle] ?? '');
    if (other && inOrder(ranked(other, list), ranked(row, list)) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

function ranked(row: DialogRow, list: ListName): Ranked {
  return { id: row.dialogId, rank: rankIn(list, row) };
}

function withOrder(state: DeskState, idsOf: (list: ListName) => string[]): DeskState {
  const order = { ...state.order };
  for (const list of LIST_NAMES) {
    const ids = idsOf(list);
    if (!same(ids, order[list])) order[list] = ids;
  }
  return { ...state, order };
}

function shown(list: ListName, row: DialogRow, page: ListPage): boolean {
  return page.status !== 'idle' && (page.horizon === null || rankIn(list, row) <= page.horizon);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** How many dialogs a list has: counted where all are here, else as the server counted; null while unknown. */
export function countOf(state: DeskState, list: Exclude<ListName, 'closed'>): number | null {
  const page = state.lists[list];
  if (page.status === 'ready' && page.next === null) return state.order[list].length;
  return state.counts?.[list] ?? null;
}

/** Whether every list's own rows count it, so that the server need not be asked. */
export function countsItself(state: DeskState): boolean {
  return (['awaiting', 'mine', 'queue', 'others'] as const).every((list) => {
    const page = state.lists[list];
    return page.status === 'ready' && page.next === null;
  });
}
