import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { Bone, State } from '@/shared/ui/States';
import styles from './Admin.module.css';

interface Props<T> {
  query: { data: T | undefined; isError: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** What was read, or that it is on its way, or that it could not be read. */
export function Loaded<T>({ query, children }: Props<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <State icon="offline" title={t('admin.loadFailed')} text={t('errors.unreachable')}>
        <Button onClick={() => void query.refetch()}>{t('common.retry')}</Button>
      </State>
    );
  }
  return (
    <div className={styles.form} role="status" aria-label={t('common.loading')}>
      {[40, 100, 64, 100].map((width, index) => (
        <Bone key={index} width={`${width}%`} height={index % 2 ? 36 : 16} />
      ))}
    </div>
  );
}
