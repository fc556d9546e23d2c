import type { Me } from '@/shared/wire/settings';
import type { TemplateLevel } from '@/shared/wire/templates';

/** A template or a macro. */
interface Owned {
  level: TemplateLevel;
  operatorId?: string | null;
}

/** Everybody changes their own, administrators all but those of others. */
export function mayChange(me: Me, thing: Owned): boolean {
  return thing.level === 'personal' ? thing.operatorId === me.operatorId : me.role === 'administrator';
}
