import type { Api } from '@/shared/http/api';
import type { EventsPage } from '@/shared/wire/events';
import type { Counts, DialogRow, ListName, RowsPage } from '@/shared/wire/rows';

export const PAGE = 50;
export const EVENTS = 200;

/** What the desk reads of dialog-service. */
export interface Reads {
  rows(list: ListName, after: string | null, limit: number): Promise<RowsPage>;
  row(dialogId: string): Promise<DialogRow>;
  counts(): Promise<Counts>;
  newest(dialogId: string): Promise<EventsPage>;
  eventsAfter(dialogId: string, sequence: number): Promise<EventsPage>;
  eventsBefore(dialogId: string, sequence: number): Promise<EventsPage>;
}

export function readsOf(api: Api): Reads {
  const events = (dialogId: string, query: string) =>
    api.get<EventsPage>(`/api/dialogs/${encodeURIComponent(dialogId)}/events?limit=${EVENTS}${query}`);
  return {
    async rows(list, after, limit) {
      const cursor = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const page = await api.get<RowsPage>(`/api/dialogs?list=${list}&limit=${limit}${cursor}`);
      return { rows: page.rows, next: page.next ?? null };
    },
    row: (dialogId) => api.get<DialogRow>(`/api/dialogs/${encodeURIComponent(dialogId)}`),
    counts: () => api.get<Counts>('/api/dialogs/counts'),
    newest: (dialogId) => events(dialogId, ''),
    eventsAfter: (dialogId, sequence) => events(dialogId, `&after=${sequence}`),
    eventsBefore: (dialogId, sequence) => events(dialogId, `&before=${sequence}`),
  };
}
