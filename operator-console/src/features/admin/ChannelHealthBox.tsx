import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import { say } from '@/shared/ui/toasts';
import type { ChannelHealth } from '@/shared/wire/channels';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';

const EVERY = 5_000;

/** How a messenger's connection is now, a test of it, and another try for what failed. */
export function ChannelHealthBox({ channel }: { channel: ChannelSettings }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const path = `/channels/${encodeURIComponent(channel.channelId)}`;
  const key = ['channel-health', channel.channelId, channel.version];
  const health = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<ChannelHealth>(`${path}/health`, signal),
    refetchInterval: EVERY,
  });
  const check = useMutation({
    mutationFn: () => api.send<ChannelHealth>('POST', `${path}/check`, {}),
    onSuccess: (now) => {
      client.setQueryData(key, now);
    },
    onSettled: () => void health.refetch(),
  });
  const retry = useMutation({
    mutationFn: () =>
      api.send<{ retried: number }>('POST', '/channels/deliveries/retry', { channelId: channel.channelId }),
    onSuccess: ({ retried }) => {
      say(t('channels.retried', { count: retried }));
    },
  });
  const now = health.data;
  const failure = check.error ?? retry.error;
  const code = failure instanceof Problem ? failure.code : failure ? 'unreachable' : null;
  const good = now?.state === 'active';
  return (
    <section className={styles.group} data-testid="channel-health" data-state={now?.state}>
      <div role="status" className={now && !good ? styles.wrong : undefined}>
        {now && <Icon name={good ? 'check' : 'warning'} />}
        <span>
          {now
            ? channel.enabled
              ? t(`channels.states.${now.state}`)
              : t('channels.paused')
            : health.isError
              ? t('channels.unknownState')
              : '…'}
          {now?.reason && `: ${now.reason}`}
        </span>
      </div>
      {now?.title && <p>{t('channels.account', { title: now.title })}</p>}
      {now && now.open > 0 && <p>{t('channels.open', { count: now.open })}</p>}
      {code && (
        <div className={styles.wrong} role="alert">
          {t(`errors.${code}`)}
        </div>
      )}
      <div className={styles.pair}>
        <Button
          busy={check.isPending}
          data-testid="channel-test"
          onClick={() => {
            check.mutate();
          }}
        >
          {t(check.isPending ? 'channels.testing' : 'channels.test')}
        </Button>
        <Button
          busy={retry.isPending}
          onClick={() => {
            retry.mutate();
          }}
        >
          {t('channels.retryFailed')}
        </Button>
      </div>
    </section>
  );
}
