import type { Condition, ConditionField, ConditionOperator, ConditionTest } from '@/shared/wire/rules';

/** What a field can be asked, the usual question first. */
export function operatorsOf(field: ConditionField): readonly ConditionOperator[] {
  switch (field) {
    case 'text':
      return ['contains', 'has-word', 'starts-with', 'matches', 'is', 'present'];
    case 'page':
    case 'visitor-name':
      return ['contains', 'starts-with', 'is', 'matches', 'present'];
    case 'tag':
    case 'category':
      return ['is', 'contains', 'present'];
    case 'operator':
    case 'department':
    case 'placement':
      return ['is', 'present'];
    case 'minutes-open':
    case 'minutes-waiting':
      return ['at-least'];
    case 'channel':
    case 'channel-kind':
    case 'language':
    case 'status':
    case 'priority':
    case 'working-time':
      return ['is'];
  }
}

/** A question about a field that has not been answered yet. */
export function freshTest(field: ConditionField): ConditionTest {
  return { kind: 'test', field, operator: operatorsOf(field)[0] ?? 'is', values: [] };
}

export function negated(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.condition : { kind: 'not', condition };
}

/** The parts of a group with the one at `at` changed, or taken out for null. */
export function replaced(conditions: readonly Condition[], at: number, next: Condition | null): Condition[] {
  return conditions.flatMap((each, index) => (index === at ? (next ? [next] : []) : [each]));
}

/** How many questions are asked in all. */
export function testsIn(condition: Condition): number {
  switch (condition.kind) {
    case 'test':
      return 1;
    case 'not':
      return testsIn(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.reduce((sum, each) => sum + testsIn(each), 0);
  }
}
