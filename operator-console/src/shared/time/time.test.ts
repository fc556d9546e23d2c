import { describe, expect, it } from 'vitest';
import { Dates } from './dates';
import { urgencyOf, waitedOf } from './waiting';

describe('waiting', () => {
  it('is calm until half of the target, then soon, late, and urgent at twice the target', () => {
    expect([0, 59, 60, 119, 120, 239, 240].map((seconds) => urgencyOf(seconds, 120))).toEqual([
      'calm',
      'calm',
      'soon',
      'soon',
      'late',
      'late',
      'urgent',
    ]);
  });

  it('is measured by the usual target where the account has none', () => {
    expect(urgencyOf(130, 0)).toBe('late');
  });

  it('is told in the unit people would use', () => {
    expect(waitedOf(59)).toMatchObject({ unit: 'seconds', value: 59 });
    expect(waitedOf(3_599)).toMatchObject({ unit: 'minutes', value: 59 });
    expect(waitedOf(4_000)).toMatchObject({ unit: 'hours', value: 1, rest: 6 });
    expect(waitedOf(200_000)).toMatchObject({ unit: 'days', value: 2 });
    expect(waitedOf(-3)).toMatchObject({ unit: 'seconds', value: 0 });
  });
});

describe('dates', () => {
  const now = Date.parse('2026-11-21T22:30:00Z');

  it('[W-03] are in the account’s time zone', () => {
    const moscow = new Dates('ru', 'Europe/Moscow');

    expect(moscow.time('2026-11-21T21:15:00Z')).toBe('00:15');
    expect(moscow.dayKey('2026-11-21T21:15:00Z')).toBe('2026-11-22');
    expect(moscow.day('2026-11-21T21:15:00Z', now)).toBe('Сегодня');
    expect(moscow.day('2026-11-21T09:00:00Z', now)).toBe('Вчера');
  });

  it('are the time today and the day before', () => {
    const utc = new Dates('en', 'UTC');

    expect(utc.brief('2026-11-21T09:00:00Z', now)).toMatch(/09:00/);
    expect(utc.brief('2026-11-20T09:00:00Z', now)).toBe('Nov 20');
  });

  it('fall back to UTC for a zone nobody knows', () => {
    expect(new Dates('en', 'Moon/Crater').dayKey('2026-11-21T23:59:00Z')).toBe('2026-11-21');
  });
});
