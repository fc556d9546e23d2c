import { describe, expect, it } from 'vitest';
import { daysOf, isPeriod } from './periods';

describe('the days of a report', () => {
  it('[W-03] are those of the calendar, over the ends of months, leap years and changes of the clocks', () => {
    expect(daysOf('lastMonth', '2028-03-15')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('thisMonth', '2026-03-30')).toEqual({ from: '2026-03-01', to: '2026-03-30' });
    expect(daysOf('week', '2026-04-01')).toEqual({ from: '2026-03-26', to: '2026-04-01' });
    expect(daysOf('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });

  it('are at most 400, and the last is not before the first', () => {
    expect(isPeriod({ from: '2026-01-01', to: '2027-02-04' })).toBe(true);
    expect(isPeriod({ from: '2026-01-01', to: '2027-02-05' })).toBe(false);
    expect(isPeriod({ from: '2026-01-02', to: '2026-01-01' })).toBe(false);
    expect(isPeriod({ from: '', to: '2026-01-01' })).toBe(false);
  });
});
