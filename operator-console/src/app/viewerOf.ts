import type { Viewer } from '@/shared/board/viewer';
import type { Directory, Me } from '@/shared/wire/settings';

export function viewerOf(me: Me, directory: Directory): Viewer {
  const { autoAssignment, multilingual, hideOthersDialogs } = directory.account;
  return {
    operatorId: me.operatorId,
    role: me.role,
    departments: new Set(me.departments),
    languages: new Set(me.languages),
    autoAssignment,
    multilingual,
    hideOthersDialogs,
  };
}
