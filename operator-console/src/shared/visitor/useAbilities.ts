import { useQuery } from '@tanstack/react-query';
import { useOffice } from '@/shared/desk/context';
import type { ChannelAbilities } from '@/shared/wire/channels';

const MINUTE = 60_000;

const NONE: readonly ChannelAbilities[] = [];

/** What the account's foreign channels can, for a dialog of this kind; none for the web chat and while it is not known. */
export function useAllAbilities(channelKind: string): readonly ChannelAbilities[] {
  const { api } = useOffice();
  const { data } = useQuery({
    queryKey: ['channel-abilities'],
    queryFn: async ({ signal }) =>
      (await api.get<{ channels: ChannelAbilities[] }>('/channels/abilities', signal)).channels,
    staleTime: MINUTE,
    enabled: channelKind !== 'web',
  });
  return data ?? NONE;
}

/** What a dialog's channel can; undefined for the web chat, which can everything, and while it is not known. */
export function useAbilities(channelId: string, channelKind: string): ChannelAbilities | undefined {
  return useAllAbilities(channelKind).find((each) => each.channelId === channelId);
}
