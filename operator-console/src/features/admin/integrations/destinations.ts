import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { say } from '@/shared/ui/toasts';
import type { DestinationRow, HealthNote } from '@/shared/wire/integrations';

export const ROOT = '/api/integrations';

export const destinationPath = (id: string) => `${ROOT}/destinations/${encodeURIComponent(id)}`;

/** Everything that is called, with how it is doing. */
export function useDestinations() {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['integrations', 'destinations'],
    queryFn: async ({ signal }) =>
      (await api.get<{ destinations: DestinationRow[] }>(`${ROOT}/destinations`, signal)).destinations,
    refetchInterval: 15_000,
  });
}

export function useHealthNotes(id: string) {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['integrations', 'notes', id],
    queryFn: async ({ signal }) =>
      (await api.get<{ notes: HealthNote[] }>(`${destinationPath(id)}/notes`, signal)).notes,
  });
}

/** Something done to a destination at once; what it came to is said, and everything shown is read again. */
export function useDeed<Given, Got>(path: (given: Given) => string, said: (got: Got) => string | null) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ given, body }: { given: Given; body?: unknown }) => api.send<Got>('POST', path(given), body),
    onSuccess: (got) => {
      const words = said(got);
      if (words !== null) say(words);
      void client.invalidateQueries({ queryKey: ['integrations'] });
    },
    onError: (failure) => {
      say(t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`), 'danger');
    },
  });
}
