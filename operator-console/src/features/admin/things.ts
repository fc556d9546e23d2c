import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useOffice } from '@/shared/desk/context';

export type Kind = 'operators' | 'departments' | 'channels' | 'placements';

/** All things of a kind, by name. */
export function useThings<T>(kind: Kind) {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['admin', kind],
    queryFn: async ({ signal }) => (await api.get<{ rows: T[] }>(`/api/admin/${kind}`, signal)).rows,
  });
}

/** Saves a thing, new (without id) or changed, and answers it as the server has it. */
export function useSaveThing<T>(kind: Kind) {
  const { api } = useOffice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string | null; body: object }) =>
      id === null
        ? api.send<T>('POST', `/api/admin/${kind}`, body)
        : api.send<T>('PUT', `/api/admin/${kind}/${encodeURIComponent(id)}`, body),
    onSuccess: () => void client.invalidateQueries(),
  });
}

export function useRemoveThing(kind: Kind) {
  const { api } = useOffice();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      api.send<undefined>('DELETE', `/api/admin/${kind}/${encodeURIComponent(id)}?version=${version}`),
    onSuccess: () => void client.invalidateQueries(),
  });
}
