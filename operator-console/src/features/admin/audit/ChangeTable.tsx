import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/shared/wire/audit';
import styles from '@/features/admin/Admin.module.css';
import { differences } from './difference';

/** What one change has changed, from what to what. */
export function ChangeTable({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const changed = differences(entry);
  if (changed.length === 0) return <p className={styles.muted}>{t('audit.nothing')}</p>;
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table} data-testid="changes">
        <thead>
          <tr>
            <th scope="col">{t('audit.field')}</th>
            <th scope="col">{t('audit.before')}</th>
            <th scope="col">{t('audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <td className={styles.broken}>{before ?? '—'}</td>
              <td className={styles.broken}>{after ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
