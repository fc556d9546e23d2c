import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import styles from '@/features/admin/Admin.module.css';
import { CopyBox } from '@/features/admin/CopyBox';

/** Where a bot answers us. */
export const botAddress = (id: string, secret: string) =>
  `${window.location.origin}/api/integrations/bot-hooks/${id}/${secret}`;

interface Props {
  secret: string;
  /** whether it is the address that a bot calls */
  bot?: boolean;
  onDone: () => void;
}

/** A secret, this once. */
export function SecretBox({ secret, bot = false, onDone }: Props) {
  const { t } = useTranslation();
  const title = t(bot ? 'integrations.botAddress' : 'integrations.secret');
  return (
    <section className={styles.group} role="status">
      <h3>{title}</h3>
      <p className={styles.muted}>{t(bot ? 'integrations.botAddressText' : 'integrations.secretText')}</p>
      <CopyBox text={secret} label={title} testId="secret" />
      <div>
        <Button kind="primary" onClick={onDone} data-testid="secret-done">
          {t('integrations.secretDone')}
        </Button>
      </div>
    </section>
  );
}
