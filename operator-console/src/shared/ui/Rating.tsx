import { useTranslation } from 'react-i18next';
import styles from './Rating.module.css';

/** The visitor's mark; nothing where there is none. */
export function Rating({ mark }: { mark: number | null | undefined }) {
  const { t } = useTranslation();
  if (!mark) return null;
  const label = t('rating.label', { mark });
  return (
    <span className={styles.rating} role="img" aria-label={label} title={label} data-testid="rating" data-mark={mark}>
      {`★ ${mark}`}
    </span>
  );
}
