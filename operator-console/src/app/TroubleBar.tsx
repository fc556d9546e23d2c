import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Icon } from '@/shared/ui/Icon';
import type { ChannelTrouble } from '@/shared/wire/channels';
import styles from './ConnectionBar.module.css';

const EVERY = 60_000;

/** Channels that do not work, for those who can see to it; nothing while all do. */
export function TroubleBar() {
  const { t } = useTranslation();
  const { api, me } = useOffice();
  const sees = me.role !== 'operator';
  const { data } = useQuery({
    queryKey: ['channels-troubled'],
    queryFn: ({ signal }) => api.get<{ channels?: ChannelTrouble[] }>('/channels/troubled', signal),
    enabled: sees,
    refetchInterval: EVERY,
    retry: false,
  });
  const channels = sees ? (data?.channels ?? []) : [];
  const [first] = channels;
  return (
    <div role="status" data-testid="channel-trouble" className={first ? styles.trouble : styles.quiet}>
      {first && (
        <>
          <Icon name="warning" size={16} />
          <span>
            {channels.length === 1
              ? t(`connection.channel.${first.state}`, { name: first.name })
              : t('connection.channel.several', { count: channels.length })}
          </span>
          {me.role === 'administrator' && (
            <button
              type="button"
              onClick={() => {
                navigate({
                  page: 'admin',
                  section: 'channels',
                  id: channels.length === 1 ? first.channelId : null,
                });
              }}
            >
              {t('connection.channel.look')}
            </button>
          )}
        </>
      )}
    </div>
  );
}
