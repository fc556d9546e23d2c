import type { DialogRow, ListName } from '@/shared/wire/rows';
import type { Viewer } from './viewer';

/** The one list a dialog is in for this viewer; null where they may not see it. The server decides the same way. */
export function listOf(row: DialogRow, viewer: Viewer): ListName | null {
  switch (row.status) {
    case 'closed':
      if (!seesOthers(viewer)) return row.operatorId === viewer.operatorId ? 'closed' : null;
      return matches(row, viewer) ? 'closed' : null;
    case 'assigned':
      if (row.operatorId === viewer.operatorId) return routedAndUnanswered(row) ? 'awaiting' : 'mine';
      return seesOthers(viewer) && matches(row, viewer) ? 'others' : null;
    case 'bot':
      return seesOthers(viewer) && matches(row, viewer) ? 'others' : null;
    case 'waiting':
      if (!matches(row, viewer)) return null;
      if (!isAutomatic(row, viewer)) return 'awaiting';
      return seesQueue(viewer) ? 'queue' : null;
  }
}

/** Whether routing gives the dialog out: as its department does, else as the account. */
function isAutomatic(row: DialogRow, viewer: Viewer): boolean {
  return viewer.departmentAssignment[row.departmentId ?? ''] ?? viewer.autoAssignment;
}

function seesQueue(viewer: Viewer): boolean {
  return viewer.role !== 'operator' || viewer.queueShown;
}

/** Whether there can be anything in the general queue for this viewer. */
export function hasQueue(viewer: Viewer): boolean {
  const somewhere = viewer.autoAssignment || Object.values(viewer.departmentAssignment).includes(true);
  return somewhere && seesQueue(viewer);
}

export function seesOthers(viewer: Viewer): boolean {
  return viewer.role !== 'operator' || !viewer.hideOthersDialogs;
}

function routedAndUnanswered(row: DialogRow): boolean {
  return row.assignmentCause === 'automatic' && row.ownerAnswered !== true;
}

/** Departments and languages restrict operators only. */
function matches(row: DialogRow, viewer: Viewer): boolean {
  if (viewer.role !== 'operator') return true;
  const department = !row.departmentId || viewer.departments.has(row.departmentId);
  return department && (!viewer.multilingual || viewer.languages.has(row.language));
}

/** Where a row stands in its list: smaller comes first; equal ones are ordered by id. */
export function rankIn(list: ListName, row: DialogRow): number {
  switch (list) {
    case 'awaiting':
    case 'queue':
      return Date.parse(row.waitingSince ?? row.openedAt);
    case 'mine':
    case 'others':
      return -Date.parse(row.lastMessageAt ?? row.openedAt);
    case 'closed':
      return -Date.parse(row.closedAt ?? row.openedAt);
  }
}

export interface Ranked {
  id: string;
  rank: number;
}

/** Compares two of one list: by rank, and by id where that is equal. */
export function inOrder(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function compareIn(list: ListName, a: DialogRow, b: DialogRow): number {
  return inOrder({ id: a.dialogId, rank: rankIn(list, a) }, { id: b.dialogId, rank: rankIn(list, b) });
}
