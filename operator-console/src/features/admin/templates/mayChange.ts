import type { Me } from '@/shared/wire/settings';
import type { Template } from '@/shared/wire/templates';

/** Everybody changes their own, administrators all but those of others. */
export function mayChange(me: Me, template: Template): boolean {
  return template.level === 'personal' ? template.operatorId === me.operatorId : me.role === 'administrator';
}
