import { describe, expect, it } from 'vitest';
import type { WorkingHours } from '@/shared/wire/settings';
import { flawOf, hoursOf, joined, spread, withStretch } from './week';

const monday = (from: string, to: string): WorkingHours => ({ day: 'MONDAY', from, to });

describe('a week', () => {
  it('[T-11] has several stretches a day, in their order', () => {
    const hours = [monday('14:00', '18:00'), monday('09:00', '13:00')];

    expect(hoursOf(hours, 'MONDAY').map((each) => each.from)).toEqual(['09:00', '14:00']);
    expect(hoursOf(hours, 'SUNDAY')).toEqual([]);
  });

  it('[T-11] says when stretches overlap or end before they begin', () => {
    expect(flawOf([monday('09:00', '13:00'), monday('13:00', '18:00')])).toBeNull();
    expect(flawOf([monday('09:00', '00:00')])).toBeNull();
    expect(flawOf([monday('14:00', '18:00'), monday('09:00', '14:01')])).toBe('overlap');
    expect(flawOf([monday('18:00', '09:00')])).toBe('backwards');
    expect(flawOf([monday('09:00', '09:00')])).toBe('backwards');
  });

  it('offers the next stretch after the last one, within the day', () => {
    expect(withStretch([], 'MONDAY')).toEqual([monday('09:00', '18:00')]);
    expect(withStretch([monday('09:00', '13:00')], 'MONDAY').at(-1)).toEqual(monday('14:00', '18:00'));
    expect(withStretch([monday('09:00', '21:30')], 'MONDAY').at(-1)).toEqual(monday('22:30', '00:00'));
  });

  it('gives other days the same hours, in place of theirs', () => {
    const hours = [monday('09:00', '18:00'), { day: 'TUESDAY', from: '01:00', to: '02:00' } as const];

    expect(spread(hours, 'MONDAY', ['MONDAY', 'TUESDAY'])).toEqual([
      monday('09:00', '18:00'),
      { day: 'TUESDAY', from: '09:00', to: '18:00' },
    ]);
  });

  it('takes over holidays once, in order, and keeps the names there are', () => {
    const present = [{ date: '2027-05-01', name: 'Ours' }];
    const found = [
      { date: '2027-05-01', name: 'Labour Day' },
      { date: '2027-01-01', name: 'New Year' },
    ];

    expect(joined(present, found)).toEqual([
      { date: '2027-01-01', name: 'New Year' },
      { date: '2027-05-01', name: 'Ours' },
    ]);
  });
});
