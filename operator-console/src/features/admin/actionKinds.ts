import type { RuleAction, RuleActionKind } from '@/shared/wire/rules';

export const ACTION_KINDS: readonly RuleActionKind[] = [
  'assign-operator',
  'assign-department',
  'require-skills',
  'add-tags',
  'set-category',
  'set-priority',
  'send-text',
  'write-note',
  'call-webhook',
  'close',
];

/** An action that still needs its particulars. */
export function freshAction(kind: RuleActionKind): RuleAction {
  switch (kind) {
    case 'assign-operator':
      return { kind, operatorId: '' };
    case 'assign-department':
      return { kind, departmentId: '' };
    case 'require-skills':
      return { kind, skills: [] };
    case 'add-tags':
      return { kind, tags: [] };
    case 'set-category':
      return { kind, category: '' };
    case 'set-priority':
      return { kind, priority: 'high' };
    case 'send-text':
    case 'write-note':
      return { kind, text: '' };
    case 'call-webhook':
      return { kind, url: 'https://' };
    case 'close':
      return { kind };
  }
}
