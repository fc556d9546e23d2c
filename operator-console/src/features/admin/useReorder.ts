import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { say } from '@/shared/ui/toasts';
import { ranksAfterMove } from './ranks';
import type { Kind } from './things';

/** Moves the thing at one place to another, and saves every rank that changes by it. */
export function useReorder<T extends { rank?: number }>(kind: Kind, things: readonly T[], idOf: (thing: T) => string) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  return async (from: number, to: number) => {
    const ranked = things.map((each) => ({ id: idOf(each), rank: each.rank ?? 0 }));
    try {
      for (const { id, rank } of ranksAfterMove(ranked, from, to)) {
        const thing = things.find((each) => idOf(each) === id);
        await api.send('PUT', `/api/admin/${kind}/${encodeURIComponent(id)}`, { ...thing, warnings: undefined, rank });
      }
    } catch (failure) {
      say(t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`), 'danger');
    }
    await client.invalidateQueries({ queryKey: ['admin', kind] });
  };
}
