import type { RuleAction } from './rules';
import type { TemplateLevel } from './templates';

/** What an operator could do by hand, in the words of automations. */
export type MacroAction = Exclude<RuleAction, { kind: 'require-skills' | 'call-webhook' }>;

/** Several deeds of an operator under one name. */
export interface Macro {
  macroId: string;
  version: number;
  level: TemplateLevel;
  /** whose it is, with the level department */
  departmentId?: string | null;
  /** whose it is, with the level personal */
  operatorId?: string | null;
  name: string;
  /** in the order in which they are done */
  actions: MacroAction[];
}
