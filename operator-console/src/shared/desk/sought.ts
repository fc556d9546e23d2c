import { Store } from '@/shared/store/store';
import type { DialogStatus, ListName } from '@/shared/wire/rows';
import type { FoundPlace } from '@/shared/wire/search';

export const STATES: readonly DialogStatus[] = ['waiting', 'assigned', 'bot', 'closed'];
export const PERIODS = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** What is looked for, and where; an empty text stands for any. */
export interface Sought {
  text: string;
  channel: string;
  operator: string;
  department: string;
  category: string;
  state: DialogStatus | '';
  period: Period | '';
}

export const NOTHING: Sought = {
  text: '',
  channel: '',
  operator: '',
  department: '',
  category: '',
  state: '',
  period: '',
};

/** Stays while somebody looks into a dialog and comes back. */
export const sought = new Store<Sought>(NOTHING);

const DAYS: Record<Period, number> = { day: 1, week: 7, month: 30, year: 365 };
const SHORTEST = 2;

/** Whether there is something to ask the server. */
export function isAsked({ text }: Sought): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST;
}

export function filtersOf(asked: Sought): number {
  return Object.values({ ...asked, text: '' }).filter(Boolean).length;
}

/** The query for the server; the period begins at a whole minute, so that asking again is the same question. */
export function queryOf(asked: Sought, now: number): string {
  const query = new URLSearchParams({ q: asked.text.trim() });
  for (const name of ['channel', 'operator', 'department', 'category', 'state'] as const) {
    if (asked[name]) query.set(name, asked[name]);
  }
  if (asked.period) {
    const minute = 60_000;
    const from = Math.floor(now / minute) * minute - DAYS[asked.period] * 86_400_000;
    query.set('from', new Date(from).toISOString());
  }
  return query.toString();
}

/** The list a found dialog is opened in. */
export function listOfFound(place: FoundPlace, me: string): ListName {
  if (place.status === 'closed') return 'closed';
  if (place.status === 'waiting') return 'awaiting';
  return place.operatorId === me ? 'mine' : 'others';
}

/** The next of the found things to stand on; the ends hold. */
export function stepped(ids: readonly string[], present: string | null, by: 1 | -1): string | null {
  const at = present === null ? -1 : ids.indexOf(present);
  const next = at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by));
  return ids[next] ?? null;
}
