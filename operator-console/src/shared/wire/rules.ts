/** Rules that act by themselves, as the server keeps them. */
export const TRIGGERS = [
  'dialog-opened',
  'visitor-message',
  'operator-message',
  'operator-assigned',
  'dialog-queued',
  'dialog-changed',
  'reply-overdue',
  'sla-warned',
  'sla-breached',
  'dialog-closed',
  'dialog-reopened',
  'silence',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const CONDITION_FIELDS = [
  'text',
  'channel-kind',
  'channel',
  'placement',
  'department',
  'language',
  'status',
  'operator',
  'priority',
  'tag',
  'category',
  'visitor-name',
  'page',
  'working-time',
  'minutes-open',
  'minutes-waiting',
] as const;
export type ConditionField = (typeof CONDITION_FIELDS)[number];

export type ConditionOperator = 'is' | 'contains' | 'starts-with' | 'has-word' | 'matches' | 'present' | 'at-least';

export interface ConditionTest {
  kind: 'test';
  field: ConditionField;
  operator: ConditionOperator;
  values: string[];
}
export interface ConditionGroup {
  kind: 'all' | 'any';
  conditions: Condition[];
}
export interface ConditionNot {
  kind: 'not';
  condition: Condition;
}
export type Condition = ConditionTest | ConditionGroup | ConditionNot;

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type RuleAction =
  | { kind: 'assign-operator'; operatorId: string }
  | { kind: 'assign-department'; departmentId: string }
  | { kind: 'require-skills'; skills: string[] }
  | { kind: 'add-tags'; tags: string[] }
  | { kind: 'set-category'; category: string }
  | { kind: 'set-priority'; priority: Priority }
  | { kind: 'send-text'; text: string }
  | { kind: 'write-note'; text: string }
  | { kind: 'call-webhook'; url: string }
  | { kind: 'close' };
export type RuleActionKind = RuleAction['kind'];

export const MATCHES = ['word', 'phrase', 'regex'] as const;
export type KeywordMatch = (typeof MATCHES)[number];
