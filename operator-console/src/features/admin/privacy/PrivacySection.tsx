import { useTranslation } from 'react-i18next';
import styles from '@/features/admin/Admin.module.css';
import { ErasureList } from './ErasureList';
import { VisitorSearch } from './VisitorSearch';

/** A copy of what is kept of a visitor, and their erasure [N-24]. */
export function PrivacySection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles.form} data-testid="privacy">
      <div>
        <h2 className={styles.heading}>{t('privacy.title')}</h2>
        <p className={styles.muted}>{t('privacy.text')}</p>
      </div>
      {/* another visitor, another search */}
      <VisitorSearch key={id ?? ''} visitorId={id} />
      <ErasureList />
    </div>
  );
}
