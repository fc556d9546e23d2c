import { createContext, useContext } from 'react';
import type { Entry, MessageEntry } from '@/shared/board/entries';
import type { Permissions } from './permissions';

/** What may be done to a message that is there already. */
export interface Changing {
  may: (entry: MessageEntry) => boolean;
  edit: (entry: MessageEntry) => void;
  remove: (entry: MessageEntry) => void;
}

const NOTHING: Changing = { may: () => false, edit: () => undefined, remove: () => undefined };

export const ChangingContext = createContext<Changing>(NOTHING);

export const useChanging = (): Changing => useContext(ChangingContext);

/** Authors their own, supervisors every operator's; nobody what was taken back or belongs to an earlier dialog. */
export function mayChange(
  entry: MessageEntry,
  change: Permissions['change'],
  operatorId: string,
  dialogId: string,
): boolean {
  if (change === 'nobodys' || entry.deleted || entry.dialogId !== dialogId) return false;
  return entry.author.kind === 'operator' && (change === 'operators' || entry.author.id === operatorId);
}

/** The last message this operator may put right from the keyboard; null for none. */
export function lastOwn(entries: readonly Entry[], operatorId: string, dialogId: string): MessageEntry | null {
  const found = entries.findLast(
    (entry): entry is MessageEntry => entry.kind === 'message' && mayChange(entry, 'own', operatorId, dialogId),
  );
  return found ?? null;
}
