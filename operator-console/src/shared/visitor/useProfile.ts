import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDesk, useOffice } from '@/shared/desk/context';
import type { DialogEvent } from '@/shared/wire/events';
import type { DialogRow } from '@/shared/wire/rows';
import type { VisitorProfile } from '@/shared/wire/visitor';

const CHANGES: readonly DialogEvent['type'][] = ['VisitorCardChanged', 'VisitorFieldsChanged', 'ReachabilityChanged'];

/** The number of the newest event that says something new of the visitor; 0 for none that is loaded. */
export function profileVersion(events: readonly DialogEvent[]): number {
  return events.findLast((event) => CHANGES.includes(event.type))?.meta.sequence ?? 0;
}

const NONE: readonly DialogEvent[] = [];

/** What is known of a dialog's visitor, read anew whenever something of it changes; undefined until it is known. */
export function useProfile(row: DialogRow): VisitorProfile | undefined {
  const { api } = useOffice();
  const version = useDesk((state) => profileVersion(state.transcripts.get(row.conversationId)?.events ?? NONE));
  const { data } = useQuery({
    queryKey: ['visitor', row.dialogId, version],
    queryFn: ({ signal }) =>
      api.get<VisitorProfile>(`/api/dialogs/${encodeURIComponent(row.dialogId)}/visitor`, signal),
    placeholderData: (previous, query) =>
      query?.queryKey[1] === row.dialogId ? keepPreviousData(previous) : undefined,
  });
  return data;
}
