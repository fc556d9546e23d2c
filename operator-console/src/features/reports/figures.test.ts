import { describe, expect, it } from 'vitest';
import type { Figures } from '@/shared/wire/reports';
import { changeOf, SHOWN, sorted } from './figures';

const NONE: Figures = {
  opened: 0,
  offline: 0,
  closed: 0,
  present: { served: 0, servedByOperators: 0, servedByBots: 0, refusal: 0, missed: 0, missedVisitors: 0 },
  stated: { served: 0, servedByOperators: 0, servedByBots: 0, refusal: 0, missed: 0, missedVisitors: 0 },
  unstated: 0,
  busyMessages: 0,
  firstReply: { count: 0 },
  firstBotReply: { count: 0 },
  replies: { count: 0 },
  waiting: { count: 0 },
  handling: { count: 0 },
  rating: { count: 0, marks: [0, 0, 0, 0, 0] },
  transfers: 0,
  reassignments: 0,
  messages: { visitor: 0, operator: 0, bot: 0 },
};

function shown(id: string) {
  const found = SHOWN.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
}

const missed = (count: number): Figures => ({ ...NONE, present: { ...NONE.present, missed: count } });

describe('a figure', () => {
  it('[T-15] is compared with the period before: more missed ones are worse, fewer are better', () => {
    expect(changeOf(shown('missed'), missed(3), missed(2))).toEqual({ percent: 50, good: false });
    expect(changeOf(shown('missed'), missed(1), missed(2))).toEqual({ percent: -50, good: true });
    expect(changeOf(shown('missed'), missed(2), missed(2))).toEqual({ percent: 0, good: null });
  });

  it('has no percentage of nothing, and no change where there is no average', () => {
    expect(changeOf(shown('missed'), missed(3), missed(0))).toEqual({ percent: null, good: false });
    expect(changeOf(shown('missed'), missed(0), missed(0))).toEqual({ percent: 0, good: null });
    expect(changeOf(shown('firstReply'), NONE, { ...NONE, firstReply: { count: 1, averageMillis: 5 } })).toBeNull();
  });
});

describe('[W-14] groups', () => {
  const group = (key: string, averageMillis?: number) => ({
    key,
    figures: { ...NONE, firstReply: { count: averageMillis === undefined ? 0 : 1, averageMillis } },
  });

  it('are sorted by a figure either way, and those that have none of it come last', () => {
    const groups = [group('none'), group('slow', 9), group('fast', 1)];
    const keys = (descending: boolean) => sorted(groups, { id: 'firstReply', descending }).map((each) => each.key);

    expect(keys(true)).toEqual(['slow', 'fast', 'none']);
    expect(keys(false)).toEqual(['fast', 'slow', 'none']);
    expect(sorted(groups, null)).toBe(groups);
  });
});
