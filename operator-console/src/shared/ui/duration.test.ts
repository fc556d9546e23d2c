import { describe, expect, it } from 'vitest';
import { unitOf } from './DurationField';

describe('a time to be set', () => {
  it('is shown in the greatest unit in which it is whole', () => {
    expect(unitOf(30, 'second')).toBe('second');
    expect(unitOf(300, 'second')).toBe('minute');
    expect(unitOf(7_200, 'second')).toBe('hour');
    expect(unitOf(72 * 3_600, 'hour')).toBe('day');
    expect(unitOf(90, 'second')).toBe('second');
  });

  it('is nothing in its smallest unit', () => {
    expect(unitOf(0, 'hour')).toBe('hour');
  });
});
