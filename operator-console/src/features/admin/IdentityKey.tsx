import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';

/** The key a site signs its visitors with: made here, shown once, replaced at any time. */
export function IdentityKey({ channel }: { channel: ChannelSettings }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: () =>
      api.send<ChannelSettings & { identityKey: string }>(
        'POST',
        `/api/admin/channels/${encodeURIComponent(channel.channelId)}/identity-key`,
        { version: channel.version },
      ),
    onSuccess: () => void client.invalidateQueries(),
    onError: () => {
      say(t('channels.identityFailed'));
    },
  });
  return (
    <section className={styles.group}>
      <h3>{t('channels.identity')}</h3>
      <p className={styles.muted}>{t('channels.identityHint')}</p>
      {renew.data && <CopyBox text={renew.data.identityKey} label={t('channels.identityKey')} testId="identity-key" />}
      <div>
        <Button
          disabled={renew.isPending}
          onClick={() => {
            renew.mutate();
          }}
        >
          {t('channels.identityRenew')}
        </Button>
      </div>
    </section>
  );
}
