import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import styles from './VisitorPane.module.css';

/** The way to what the visitor may ask for by law; administrators have it. */
export function PrivacyLink({ visitorId }: { visitorId: string }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  if (me.role !== 'administrator') return null;
  return (
    <section className={styles.section}>
      <Button
        icon="lock"
        data-testid="visitor-privacy"
        onClick={() => {
          navigate({ page: 'admin', section: 'privacy', id: visitorId });
        }}
      >
        {t('privacy.fromCard')}
      </Button>
    </section>
  );
}
