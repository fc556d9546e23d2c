import type { Figures, ReportGroup } from '@/shared/wire/reports';

export type Measure = 'number' | 'time' | 'mark';

/** A figure as it is shown; `drill` names the dialogs behind it. */
export interface Shown {
  id: string;
  measure: Measure;
  /** null for none, for example an average of nothing */
  value: (figures: Figures) => number | null;
  drill: string;
  /** what more of it is: better, worse, or neither */
  more: 'better' | 'worse' | 'neither';
}

const some = (value: number | undefined) => value ?? null;

/** In the order in which they are shown. */
export const SHOWN: readonly Shown[] = [
  { id: 'opened', measure: 'number', value: (f) => f.opened, drill: 'opened', more: 'neither' },
  { id: 'served', measure: 'number', value: (f) => f.present.served, drill: 'served', more: 'better' },
  { id: 'missed', measure: 'number', value: (f) => f.present.missed, drill: 'missed', more: 'worse' },
  { id: 'missedVisitors', measure: 'number', value: (f) => f.present.missedVisitors, drill: 'missed', more: 'worse' },
  { id: 'refusal', measure: 'number', value: (f) => f.present.refusal, drill: 'refusal', more: 'worse' },
  {
    id: 'firstReply',
    measure: 'time',
    value: (f) => some(f.firstReply.averageMillis),
    drill: 'first-reply',
    more: 'worse',
  },
  { id: 'replies', measure: 'time', value: (f) => some(f.replies.averageMillis), drill: 'replies', more: 'worse' },
  { id: 'waiting', measure: 'time', value: (f) => some(f.waiting.averageMillis), drill: 'waiting', more: 'worse' },
  { id: 'handling', measure: 'time', value: (f) => some(f.handling.averageMillis), drill: 'handling', more: 'neither' },
  { id: 'rating', measure: 'mark', value: (f) => some(f.rating.hundredths), drill: 'rated', more: 'better' },
  { id: 'busyMessages', measure: 'number', value: (f) => f.busyMessages, drill: 'busy-messages', more: 'worse' },
  { id: 'offline', measure: 'number', value: (f) => f.offline, drill: 'offline', more: 'neither' },
  { id: 'transfers', measure: 'number', value: (f) => f.transfers, drill: 'transfers', more: 'neither' },
  {
    id: 'servedByBots',
    measure: 'number',
    value: (f) => f.present.servedByBots,
    drill: 'served-by-bots',
    more: 'neither',
  },
];

export interface Change {
  /** in whole hundredths; null where there was nothing before to compare with */
  percent: number | null;
  good: boolean | null;
}

/** How a figure has changed; null where there is nothing to say. */
export function changeOf(shown: Shown, now: Figures, before: Figures): Change | null {
  const present = shown.value(now);
  const past = shown.value(before);
  if (present === null || past === null) return null;
  const good = shown.more === 'neither' || present === past ? null : present > past === (shown.more === 'better');
  if (present === past) return { percent: 0, good };
  return { percent: past === 0 ? null : Math.round(((present - past) / past) * 100), good };
}

/** The greatest value of a figure among groups, for bars in proportion. */
export function greatest(shown: Shown, groups: readonly ReportGroup[]): number {
  return Math.max(0, ...groups.map((group) => shown.value(group.figures) ?? 0));
}

export interface Columns {
  id: string;
  descending: boolean;
}

/** Groups in the order of one of their figures; those without it come last. */
export function sorted(groups: readonly ReportGroup[], by: Columns | null): readonly ReportGroup[] {
  const shown = SHOWN.find((each) => each.id === by?.id);
  if (!by || !shown) return groups;
  return groups.toSorted((a, b) => {
    const [one, other] = [shown.value(a.figures), shown.value(b.figures)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return by.descending ? other - one : one - other;
  });
}
