import type { Role } from '@/shared/wire/actor';
import type { DialogRow } from '@/shared/wire/rows';

/** What this operator may do with a dialog now; the server has the last word. */
export interface Permissions {
  take: boolean;
  transfer: boolean;
  close: boolean;
  reopen: boolean;
  reply: boolean;
  note: boolean;
  /** whose messages may be changed and taken back */
  change: 'nobodys' | 'own' | 'operators';
}

export function permissionsOf(row: DialogRow, operatorId: string, role: Role): Permissions {
  const own = row.status === 'assigned' && row.operatorId === operatorId;
  const steers = role !== 'operator';
  const open = row.status !== 'closed';
  const unowned = row.status === 'waiting' || row.status === 'bot';
  return {
    take: unowned || (steers && row.status === 'assigned' && !own),
    transfer: own || (steers && open),
    // what was answered outside may end without anybody having it
    close: own || unowned || (steers && open),
    reopen: row.status === 'closed' && row.ended !== true,
    reply: open && (own || unowned || steers),
    note: open,
    change: !open ? 'nobodys' : steers ? 'operators' : 'own',
  };
}
