import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOffice } from '@/shared/desk/context';
import { serverNow } from '@/shared/time/clock';
import type { MessagesFound, VisitorsFound } from '@/shared/wire/search';
import { isAsked, queryOf, type Sought } from '@/shared/desk/sought';

const PAUSE = 250;
const PEOPLE = 6;

/** What was meant to be typed: the value once nothing has been typed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

/** What the server finds, a page at a time; the last answer stays until the next has come. */
export function useSearch(typed: Sought) {
  const { api } = useOffice();
  const asked = useSettled(typed);
  const enabled = isAsked(asked);
  const query = queryOf(asked, serverNow());
  const shared = { enabled, placeholderData: keepPreviousData, staleTime: 0, gcTime: 60_000 };
  const messages = useInfiniteQuery({
    ...shared,
    queryKey: ['search', 'messages', query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam ? `&after=${encodeURIComponent(pageParam)}` : '';
      return api.get<MessagesFound>(`/api/dialogs/search/messages?${query}${after}`, signal);
    },
    getNextPageParam: (last: MessagesFound) => last.next ?? undefined,
  });
  const people = useQuery({
    ...shared,
    queryKey: ['search', 'visitors', query],
    queryFn: ({ signal }) => api.get<VisitorsFound>(`/api/dialogs/search/visitors?${query}&limit=${PEOPLE}`, signal),
  });
  return { enabled: enabled && isAsked(typed), messages, people };
}
