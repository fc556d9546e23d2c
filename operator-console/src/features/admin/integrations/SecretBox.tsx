import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import styles from '@/features/admin/Admin.module.css';
import { CopyBox } from '@/features/admin/CopyBox';

/** A secret, this once. */
export function SecretBox({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.group} role="status">
      <h3>{t('integrations.secret')}</h3>
      <p className={styles.muted}>{t('integrations.secretText')}</p>
      <CopyBox text={secret} label={t('integrations.secret')} testId="secret" />
      <div>
        <Button kind="primary" onClick={onDone} data-testid="secret-done">
          {t('integrations.secretDone')}
        </Button>
      </div>
    </section>
  );
}
