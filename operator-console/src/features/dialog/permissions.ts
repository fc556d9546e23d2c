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
}

export function permissionsOf(row: DialogRow, operatorId: string, role: Role): Permissions {
  const own = row.status === 'assigned' && row.operatorId === operatorId;
  const steers = role !== 'operator';
  const open = row.status !== 'closed';
  return {
    take: row.status === 'waiting' || (steers && row.status === 'assigned' && !own),
    transfer: own || (steers && open),
    close: own || (steers && open),
    reopen: row.status === 'closed' && row.ended !== true,
    reply: open && (own || row.status === 'waiting' || steers),
    note: open,
  };
}
