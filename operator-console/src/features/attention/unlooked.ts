import type { DialogRow } from '@/shared/wire/rows';

/** Of the dialogs that await this operator, those they have not looked at. */
export function askingDialogs(awaiting: readonly DialogRow[], looked: ReadonlySet<string>): DialogRow[] {
  return awaiting.filter((row) => !looked.has(turnOf(row)));
}

/** One turn of a dialog: after it has been queued again it may ask again. */
export function turnOf(row: DialogRow): string {
  return `${row.dialogId}:${row.queuedSequence ?? 0}`;
}
