import type { Grouping, ReportGroup } from '@/shared/wire/reports';
import styles from './Reports.module.css';
import { useWords } from './useWords';

/** Dialogs over time, and how many of them were missed; the table below says the same, so this one is silent. */
export function Chart({ by, groups }: { by: Grouping; groups: readonly ReportGroup[] }) {
  const words = useWords();
  const most = Math.max(1, ...groups.map(({ figures }) => Math.max(figures.opened, figures.closed)));
  return (
    <div className={styles.chart} aria-hidden="true" data-testid="report-chart">
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
  );
}
