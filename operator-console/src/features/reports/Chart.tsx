import { useTranslation } from 'react-i18next';
import type { Grouping, ReportGroup } from '@/shared/wire/reports';
import styles from './Reports.module.css';
import { useWords } from './useWords';

/** More names than these would stand in each other's way. */
const MOST_NAMED = 12;

/** Dialogs over time, and how many of them were missed; the table below says the same, so this one is silent. */
export function Chart({ by, groups }: { by: Grouping; groups: readonly ReportGroup[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const named = groups.length <= MOST_NAMED;
  const most = Math.max(1, ...groups.map(({ figures }) => Math.max(figures.opened, figures.closed)));
  return (
    <div className={styles.section} aria-hidden="true">
      <p className={styles.legend}>
        <span className={styles.whole} />
        {t('reports.figure.opened')}
        <span className={styles.missed} />
        {t('reports.figure.missed')}
      </p>
      <div className={styles.chart} data-testid="report-chart">
        {groups.map(({ key, figures }) => {
          const { missed } = figures.present;
          const dialogs = Math.max(figures.opened, figures.closed);
          return (
            <div key={key} className={styles.column} title={`${words.group(by, key, undefined)}: ${dialogs}`}>
              <span className={styles.whole} style={{ blockSize: `${((dialogs - missed) / most) * 100}%` }} />
              <span className={styles.missed} style={{ blockSize: `${(missed / most) * 100}%` }} />
            </div>
          );
        })}
      </div>
      {named && (
        <div className={styles.names}>
          {groups.map(({ key }) => (
            <span key={key}>{by === 'hour' ? key : words.shortDay(key)}</span>
          ))}
        </div>
      )}
    </div>
  );
}
