import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { Bone, State } from '@/shared/ui/States';
import styles from './Reports.module.css';

interface Props<T> {
  query: { data: T | undefined; error: Error | null; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** What was read, or that it is on its way, or why it could not be read. */
export function Loaded<T>({ query, children }: Props<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    const reason = query.error instanceof Problem ? query.error.code : 'unreachable';
    return (
      <State icon="offline" title={t('reports.failed')} text={t(`errors.${reason}`)} testId="report-failed">
        <Button onClick={() => void query.refetch()}>{t('common.retry')}</Button>
      </State>
    );
  }
  return (
    <div className={styles.bones} role="status" aria-label={t('common.loading')}>
      {[100, 100, 72].map((width, index) => (
        <Bone key={index} width={`${width}%`} height={36} />
      ))}
    </div>
  );
}
