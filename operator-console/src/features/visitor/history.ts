import type { DialogEvent } from '@/shared/wire/events';

export interface EarlierDialog {
  dialogId: string;
  openedAt: string;
  operatorName: string | null;
}

/** The dialogs of a conversation before this one that its transcript shows, newest first. */
export function earlierDialogs(events: readonly DialogEvent[], dialogId: string): EarlierDialog[] {
  const found = new Map<string, EarlierDialog>();
  for (const event of events) {
    const { meta } = event;
    if (meta.dialogId === dialogId) break;
    const known = found.get(meta.dialogId) ?? { dialogId: meta.dialogId, openedAt: meta.at, operatorName: null };
    found.set(
      meta.dialogId,
      event.type === 'OperatorAssigned' ? { ...known, operatorName: event.operatorName } : known,
    );
  }
  return [...found.values()].reverse();
}
