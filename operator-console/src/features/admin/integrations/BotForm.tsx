import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { guardRoute } from '@/shared/router/router';
import { TextField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { Destination } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { useForm } from '@/features/admin/useForm';
import { ROOT } from './destinations';
import { botAddress, SecretBox } from './SecretBox';

interface Props {
  /** undefined for a new one */
  read: Destination | undefined;
  onReload: () => void;
  onDone: (id: string | null) => void;
}

/** A program that has dialogs before operators do: under which name it answers, and where it listens. */
export function BotForm({ read, onReload, onDone }: Props) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [made, setMade] = useState<Destination | null>(null);
  const form = useForm({ name: read?.name ?? '', url: read?.url ?? '', version: read?.version ?? 0 });
  const path = `${ROOT}/bots${read ? `/${encodeURIComponent(read.destinationId)}` : ''}`;
  const refresh = () => void client.invalidateQueries({ queryKey: ['integrations'] });
  const done = () => {
    guardRoute(null);
    form.reset();
    refresh();
  };
  const save = useMutation({
    mutationFn: () =>
      api.send<Destination>(read ? 'PUT' : 'POST', path, { ...form.value, version: read && form.value.version }),
    onSuccess: (saved) => {
      done();
      say(t('common.saved'));
      if (saved.secret !== undefined) setMade(saved);
      else onDone(null);
    },
    onError: form.fail,
  });
  const remove = useMutation({
    mutationFn: () => api.send<undefined>('DELETE', path),
    onSuccess: () => {
      done();
      onDone(null);
    },
    onError: form.fail,
  });
  if (made?.secret !== undefined) {
    return (
      <SecretBox
        secret={botAddress(made.destinationId, made.secret)}
        bot
        onDone={() => {
          onDone(made.destinationId);
        }}
      />
    );
  }
  return (
    <FormFrame
      form={form}
      isNew={!read}
      saving={save.isPending}
      onSave={() => {
        save.mutate();
      }}
      onReload={() => {
        form.reset();
        onReload();
      }}
      onCancel={
        read
          ? undefined
          : () => {
              onDone(null);
            }
      }
      removal={
        read && {
          name: read.name,
          onRemove: () => {
            remove.mutate();
          },
        }
      }
    >
      <section className={styles.group}>
        <h3>{t(read ? 'integrations.settings' : 'integrations.newBot')}</h3>
        <TextField {...form.text('name')} label={t('integrations.name')} hint={t('integrations.botNameHint')} />
        <TextField {...form.text('url')} label={t('integrations.url')} hint={t('integrations.botUrlHint')} type="url" />
      </section>
    </FormFrame>
  );
}
