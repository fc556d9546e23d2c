import { useInfiniteQuery } from '@tanstack/react-query';
import { useOffice } from '@/shared/desk/context';
import type { AuditPage } from '@/shared/wire/audit';

/** Changes, newest first, page by page; all of them, or those of one kind or thing. */
export function useAudit(about: { kind?: string; subjectId?: string }, limit = 50) {
  const { api } = useOffice();
  return useInfiniteQuery({
    queryKey: ['admin', 'audit', about, limit],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(limit) });
      for (const [name, value] of Object.entries({ ...about, after: pageParam })) if (value) asked.set(name, value);
      return api.get<AuditPage>(`/api/admin/audit?${asked}`, signal);
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
