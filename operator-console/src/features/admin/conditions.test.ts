import { describe, expect, it } from 'vitest';
import { CONDITION_FIELDS, type Condition } from '@/shared/wire/rules';
import { freshTest, negated, operatorsOf, replaced, testsIn } from './conditions';

describe('a condition', () => {
  const tag = freshTest('tag');

  it('[T-07] can ask something about every field', () => {
    expect(CONDITION_FIELDS.filter((field) => operatorsOf(field).length === 0)).toEqual([]);
    expect(freshTest('minutes-open').operator).toBe('at-least');
  });

  it('[T-07] is turned around, and back to what it was', () => {
    expect(negated(tag)).toEqual({ kind: 'not', condition: tag });
    expect(negated(negated(tag))).toEqual(tag);
  });

  it('[T-07] nests, and counts what it asks', () => {
    const group: Condition = { kind: 'all', conditions: [tag, negated({ kind: 'any', conditions: [tag, tag] })] };

    expect(testsIn(group)).toBe(3);
    expect(replaced(group.conditions, 1, null)).toEqual([tag]);
    expect(replaced(group.conditions, 0, negated(tag))[0]).toEqual(negated(tag));
  });
});
