import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CopyBox } from './CopyBox';

interface Props {
  channel: ChannelSettings;
  name: 'token' | 'signing' | 'hook' | 'path';
}

/** A secret that is made here: shown once, replaced at any time. */
export function OwnSecret({ channel, name }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: () =>
      api.send<ChannelSettings & { secret: string }>(
        'POST',
        `/api/admin/channels/${encodeURIComponent(channel.channelId)}/secrets/${name}`,
        { version: channel.version },
      ),
    onSuccess: () => void client.invalidateQueries(),
    onError: () => {
      say(t('channels.identityFailed'));
    },
  });
  const secret = renew.data?.secret;
  // What is the end of an address is of use only as the whole of it.
  const shown =
    secret && name === 'path'
      ? `${window.location.origin}/channels/${channel.kind}/${channel.channelId}/${secret}`
      : secret;
  return (
    <section className={styles.group} data-testid={`own-${name}`}>
      <h3>{t(`channels.own.${name}`)}</h3>
      <p className={styles.muted}>{t(`channels.own.${name}Hint`)}</p>
      {shown && <CopyBox text={shown} label={t(`channels.own.${name}`)} testId={`secret-${name}`} />}
      <div>
        <Button
          disabled={renew.isPending}
          data-testid={`renew-${name}`}
          onClick={() => {
            renew.mutate();
          }}
        >
          {t('channels.own.renew')}
        </Button>
      </div>
    </section>
  );
}
