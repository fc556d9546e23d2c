import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { takeVkReturn, type VkReturn } from './vkReturn';

const ROOT = '/api/admin/vk-connections';

interface Props {
  channel: ChannelSettings;
  /** whether the form says something else than what is saved */
  unsaved: boolean;
}

/** The way to VK, where the community's administrator allows its messages to be read and written here. */
export function VkConnection({ channel, unsaved }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const offer = useQuery({
    queryKey: ['vk-connections'],
    queryFn: ({ signal }) => api.get<{ offered: boolean }>(ROOT, signal),
    staleTime: Infinity,
  });
  const begin = useMutation({
    mutationFn: () => api.send<{ url: string }>('POST', ROOT, { channelId: channel.channelId }),
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  if (!offer.data?.offered) return null;
  const code = begin.error instanceof Problem ? begin.error.code : begin.error ? 'unreachable' : null;
  return (
    <section className={styles.group} data-testid="vk-connection">
      <h3>{t('channels.vkConnect')}</h3>
      <p className={styles.muted}>{t(unsaved ? 'channels.vkConnectSaveFirst' : 'channels.vkConnectText')}</p>
      {code && (
        <div className={styles.wrong} role="alert">
          {t(`errors.${code}`)}
        </div>
      )}
      <div>
        <Button
          busy={begin.isPending || begin.isSuccess}
          disabled={unsaved}
          data-testid="vk-connect"
          onClick={() => {
            begin.mutate();
          }}
        >
          {t('channels.vkConnectGo')}
        </Button>
      </div>
    </section>
  );
}

/** Ends what was begun when VK sends the browser back, and shows the channel. */
export function useVkReturn(): void {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: ({ state, code }: VkReturn) =>
      api.send<ChannelSettings>('POST', `${ROOT}/${encodeURIComponent(state)}`, { code }),
    onSuccess: (channel) => {
      void client.invalidateQueries();
      say(t('channels.vkConnected'));
      navigate({ page: 'admin', section: 'channels', id: channel.channelId });
    },
    onError: (failure) => {
      const code = failure instanceof Problem ? failure.code : 'unreachable';
      const reason = code === 'not-found' ? t('channels.vkTooLate') : t(`errors.${code}`);
      say(t('channels.vkNotConnected', { reason }), 'danger');
    },
  });
  const { mutate } = end;
  useEffect(() => {
    const back = takeVkReturn();
    if (back?.code) mutate(back);
    else if (back) say(t('channels.vkNotConnected', { reason: t('channels.vkDenied') }), 'danger');
  }, [mutate, t]);
}
