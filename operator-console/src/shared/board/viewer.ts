import type { Role } from '@/shared/wire/actor';

/** What decides which lists a dialog is in for the operator who looks. */
export interface Viewer {
  operatorId: string;
  role: Role;
  departments: ReadonlySet<string>;
  languages: ReadonlySet<string>;
  autoAssignment: boolean;
  /** departments that do otherwise than the account, and how */
  departmentAssignment: Readonly<Record<string, boolean>>;
  /** whether operators see the general queue */
  queueShown: boolean;
  multilingual: boolean;
  hideOthersDialogs: boolean;
}

export function sameViewer(a: Viewer, b: Viewer): boolean {
  const plain = (viewer: Viewer) =>
    JSON.stringify({ ...viewer, departments: [...viewer.departments].sort(), languages: [...viewer.languages].sort() });
  return plain(a) === plain(b);
}
