import type { Figures, Outcomes, Spread } from '@/shared/wire/reports';

/** How long something took, so many times. */
export function spread(count: number, averageMillis: number): Spread {
  if (count === 0) return { count };
  return {
    count,
    averageMillis,
    medianMillis: Math.round(averageMillis * 0.7),
    ninetiethMillis: averageMillis * 2,
    longestMillis: averageMillis * 4,
  };
}

/** Of so many dialogs; `turn` makes groups differ. */
export function figuresOf(opened: number, turn: number): Figures {
  const missed = turn % 4;
  const refusal = turn % 3;
  const servedByBots = 2 + (turn % 3);
  const served = opened - missed - refusal - 1;
  const present: Outcomes = {
    served,
    servedByBots,
    servedByOperators: served - servedByBots,
    refusal,
    missed,
    missedVisitors: Math.min(missed, 2),
  };
  const rated = 6 + (turn % 4);
  return {
    opened,
    offline: turn % 2,
    closed: opened - 1,
    present,
    stated: present,
    unstated: 0,
    busyMessages: turn % 5,
    firstReply: spread(served, 26_000 + (turn % 5) * 9_000),
    firstBotReply: spread(servedByBots, 1_200),
    replies: { count: served * 4, averageMillis: 48_000 + (turn % 4) * 7_000, longestMillis: 640_000 },
    waiting: spread(served, 14_000 + (turn % 6) * 5_000),
    handling: spread(served, 612_000 + (turn % 3) * 90_000),
    rating: { count: rated, hundredths: 430 + (turn % 5) * 12, marks: [0, 1, 0, 2, rated - 3] },
    transfers: turn % 6,
    reassignments: turn % 2,
    messages: { visitor: opened * 5, operator: served * 5, bot: servedByBots * 2 },
  };
}

/** Figures of several groups as those of all; an average is of all that it averages. */
export function together(all: readonly Figures[]): Figures {
  const sum = (value: (figures: Figures) => number) => all.reduce((whole, each) => whole + value(each), 0);
  const average = (value: (figures: Figures) => { count: number; averageMillis?: number }) => {
    const count = sum((each) => value(each).count);
    return { count, whole: sum((each) => value(each).count * (value(each).averageMillis ?? 0)) };
  };
  const spreads = (value: (figures: Figures) => Spread) => {
    const { count, whole } = average(value);
    return spread(count, count === 0 ? 0 : Math.round(whole / count));
  };
  const outcomes = (value: (figures: Figures) => Outcomes): Outcomes => ({
    served: sum((each) => value(each).served),
    servedByOperators: sum((each) => value(each).servedByOperators),
    servedByBots: sum((each) => value(each).servedByBots),
    refusal: sum((each) => value(each).refusal),
    missed: sum((each) => value(each).missed),
    missedVisitors: sum((each) => value(each).missedVisitors),
  });
  const replies = average((each) => each.replies);
  const rated = sum((each) => each.rating.count);
  const rating: Figures['rating'] = {
    count: rated,
    marks: [0, 1, 2, 3, 4].map((mark) => sum((each) => each.rating.marks[mark] ?? 0)),
  };
  if (rated > 0)
    rating.hundredths = Math.round(sum((each) => each.rating.count * (each.rating.hundredths ?? 0)) / rated);
  return {
    opened: sum((each) => each.opened),
    offline: sum((each) => each.offline),
    closed: sum((each) => each.closed),
    present: outcomes((each) => each.present),
    stated: outcomes((each) => each.stated),
    unstated: 0,
    busyMessages: sum((each) => each.busyMessages),
    firstReply: spreads((each) => each.firstReply),
    firstBotReply: spreads((each) => each.firstBotReply),
    replies:
      replies.count === 0
        ? { count: 0 }
        : { count: replies.count, averageMillis: Math.round(replies.whole / replies.count) },
    waiting: spreads((each) => each.waiting),
    handling: spreads((each) => each.handling),
    rating,
    transfers: sum((each) => each.transfers),
    reassignments: sum((each) => each.reassignments),
    messages: {
      visitor: sum((each) => each.messages.visitor),
      operator: sum((each) => each.messages.operator),
      bot: sum((each) => each.messages.bot),
    },
  };
}
