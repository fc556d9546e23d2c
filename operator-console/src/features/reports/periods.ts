/** Days from first to last, as ISO dates. */
export interface Days {
  from: string;
  to: string;
}

export const PRESETS = ['today', 'yesterday', 'week', 'thisMonth', 'lastMonth'] as const;
export type Preset = (typeof PRESETS)[number];

/** The days that people mean by it, seen from a day in the account's zone. */
export function daysOf(preset: Preset, today: string): Days {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: plus(today, -1), to: plus(today, -1) };
    case 'week':
      return { from: plus(today, -6), to: today };
    case 'thisMonth':
      return { from: `${today.slice(0, 8)}01`, to: today };
    case 'lastMonth': {
      const last = plus(`${today.slice(0, 8)}01`, -1);
      return { from: `${last.slice(0, 8)}01`, to: last };
    }
  }
}

/** Whether a report can be of these days; the server says the same. */
export function isPeriod({ from, to }: Days): boolean {
  return DATE.test(from) && DATE.test(to) && from <= to && daysBetween(from, to) < MOST_DAYS;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_DAYS = 400;
const DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

// dates without a clock: whole days of UTC never jump
function plus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
