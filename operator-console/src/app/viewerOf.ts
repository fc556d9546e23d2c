import type { Viewer } from '@/shared/board/viewer';
import type { Directory, Me } from '@/shared/wire/settings';

export function viewerOf(me: Me, directory: Directory): Viewer {
  const { autoAssignment, multilingual, hideOthersDialogs, queueShown = true } = directory.account;
  const own = directory.departments.flatMap(({ departmentId, autoAssignment: chosen }) =>
    typeof chosen === 'boolean' ? [[departmentId, chosen] as const] : [],
  );
  return {
    operatorId: me.operatorId,
    role: me.role,
    departments: new Set(me.departments),
    languages: new Set(me.languages),
    autoAssignment,
    departmentAssignment: Object.fromEntries(own),
    queueShown,
    multilingual,
    hideOthersDialogs,
  };
}
