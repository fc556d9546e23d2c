import { filled } from '@/features/dialog/templates/slash';
import type { OperatorCommand } from '@/shared/wire/commands';
import type { MacroAction } from '@/shared/wire/macros';

interface Around {
  conversationId: string;
  dialogId: string;
  names: Parameters<typeof filled>[1];
  /** a new id for a text */
  uuid: () => string;
}

/** A macro's actions as commands of the operator who runs it, in their order [T-06]. */
export function stepsOf(actions: readonly MacroAction[], around: Around): OperatorCommand[] {
  return actions.map((action) => stepOf(action, around));
}

function stepOf(action: MacroAction, { conversationId, dialogId, names, uuid }: Around): OperatorCommand {
  const at = { conversationId, dialogId };
  switch (action.kind) {
    case 'assign-operator':
      return { ...at, name: 'transfer', target: { kind: 'operator', operatorId: action.operatorId } };
    case 'assign-department':
      return { ...at, name: 'transfer', target: { kind: 'department', departmentId: action.departmentId } };
    case 'add-tags':
      return { ...at, name: 'tag', add: action.tags, remove: [] };
    case 'set-category':
      return { ...at, name: 'category', category: action.category };
    case 'set-priority':
      return { ...at, name: 'priority', priority: action.priority };
    case 'send-text':
      return { ...at, name: 'reply', clientMessageId: uuid(), text: filled(action.text, names) };
    case 'write-note':
      return { ...at, name: 'note', clientMessageId: uuid(), text: filled(action.text, names) };
    case 'close':
      return { ...at, name: 'close' };
  }
}
