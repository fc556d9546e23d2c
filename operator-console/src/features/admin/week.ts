import type { DayOff, Weekday, WorkingHours } from '@/shared/wire/settings';

/** As the clock field shows it: without seconds. */
export function clock(time: string): string {
  return time.slice(0, 5);
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
/** Midnight as an end means the end of the day. */
const endOf = (hours: WorkingHours) => minutes(hours.to) || 24 * 60;

export function hoursOf(hours: readonly WorkingHours[], day: Weekday): WorkingHours[] {
  return hours.filter((each) => each.day === day).sort((a, b) => minutes(a.from) - minutes(b.from));
}

/** What is wrong with the stretches of a day, before the server is asked. */
export function flawOf(ofDay: readonly WorkingHours[]): 'backwards' | 'overlap' | null {
  if (ofDay.some((each) => minutes(each.from) >= endOf(each))) return 'backwards';
  const ordered = ofDay.toSorted((a, b) => minutes(a.from) - minutes(b.from));
  return ordered.some((each, index) => {
    const before = ordered[index - 1];
    return before !== undefined && minutes(each.from) < endOf(before);
  })
    ? 'overlap'
    : null;
}

/** One more stretch of a day: the usual one, or the hours after the last. */
export function withStretch(hours: readonly WorkingHours[], day: Weekday): WorkingHours[] {
  const last = hoursOf(hours, day).at(-1);
  if (!last) return [...hours, { day, from: '09:00', to: '18:00' }];
  const from = Math.min(endOf(last) + 60, 23 * 60);
  return [...hours, { day, from: text(from), to: text(Math.min(from + 4 * 60, 24 * 60) % (24 * 60)) }];
}

/** The same hours on each of these days as on that one. */
export function spread(hours: readonly WorkingHours[], like: Weekday, days: readonly Weekday[]): WorkingHours[] {
  const model = hoursOf(hours, like);
  return [
    ...hours.filter((each) => !days.includes(each.day) || each.day === like),
    ...days.filter((day) => day !== like).flatMap((day) => model.map((each) => ({ ...each, day }))),
  ];
}

/** Both lists as one, each date once and in order; a date that is there already keeps its name. */
export function joined(present: readonly DayOff[], found: readonly DayOff[]): DayOff[] {
  const dates = new Set(present.map((each) => each.date));
  return [...present, ...found.filter((each) => !dates.has(each.date))].sort((a, b) => a.date.localeCompare(b.date));
}

function text(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
