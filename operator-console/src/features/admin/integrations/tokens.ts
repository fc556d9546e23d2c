import { useQuery } from '@tanstack/react-query';
import { useOffice } from '@/shared/desk/context';
import type { PartnerToken, Scope } from '@/shared/wire/integrations';
import { ROOT } from './destinations';

/** What the address of a token's page begins with. */
export const TOKEN = 'token-';

/** Under which name the words for a scope stand. */
export const SCOPE_WORDS = {
  'conversations:read': 'conversationsRead',
  'conversations:write': 'conversationsWrite',
  'visitors:read': 'visitorsRead',
  'operators:read': 'operatorsRead',
  'files:read': 'filesRead',
} as const satisfies Record<Scope, string>;

/** The account's tokens that are good. */
export function useTokens() {
  const { api } = useOffice();
  return useQuery({
    queryKey: ['integrations', 'tokens'],
    queryFn: async ({ signal }) => (await api.get<{ tokens: PartnerToken[] }>(`${ROOT}/tokens`, signal)).tokens,
  });
}
