import { useTranslation } from 'react-i18next';
import { TextField } from '@/shared/ui/Field';
import type { Destination } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { useForm } from '@/features/admin/useForm';
import { botAddress, SecretBox } from './SecretBox';
import { useDestinationForm } from './useDestinationForm';

interface Props {
  /** undefined for a new one */
  read: Destination | undefined;
  onReload: () => void;
  onDone: (id: string | null) => void;
}

/** A program that has dialogs before operators do: under which name it answers, and where it listens. */
export function BotForm({ read, onReload, onDone }: Props) {
  const { t } = useTranslation();
  const form = useForm({ name: read?.name ?? '', url: read?.url ?? '', version: read?.version ?? 0 });
  const { made, frame } = useDestinationForm({ kind: 'bots', read, form, onReload, onDone });
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
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t(read ? 'integrations.settings' : 'integrations.newBot')}</h3>
        <TextField {...form.text('name')} label={t('integrations.name')} hint={t('integrations.botNameHint')} />
        <TextField {...form.text('url')} label={t('integrations.url')} hint={t('integrations.botUrlHint')} type="url" />
      </section>
    </FormFrame>
  );
}
