import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grouping, Report, ReportGroup } from '@/shared/wire/reports';
import { type Columns, greatest, SHOWN, type Shown, sorted } from './figures';
import styles from './Reports.module.css';
import { useWords } from './useWords';

interface Props {
  report: Report;
  by: Grouping;
  onOpen: (shown: Shown, group: ReportGroup) => void;
}

const COLUMNS = SHOWN.filter((shown) => !['missedVisitors', 'transfers', 'offline', 'handling'].includes(shown.id));

/** The figures by group, with a bar for how many dialogs each has; every number leads to its dialogs. */
export function GroupTable({ report, by, onOpen }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [order, setOrder] = useState<Columns | null>(null);
  const [opened] = COLUMNS;
  const most = opened ? greatest(opened, report.groups) : 0;
  const rows = sorted(report.groups, order);
  if (rows.length === 0) return <p className={styles.muted}>{t('reports.nothing')}</p>;
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t(`reports.by.${by}`)}>
        <table className={styles.table} data-testid="report-groups">
          <caption className={styles.caption}>{t('reports.caption', { by: t(`reports.by.${by}`) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`reports.by.${by}`)}</th>
              {COLUMNS.map((shown) => (
                <th
                  key={shown.id}
                  scope="col"
                  aria-sort={order?.id === shown.id ? (order.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => {
                      setOrder({ id: shown.id, descending: !(order?.id === shown.id && order.descending) });
                    }}
                  >
                    {t(`reports.figure.${shown.id}` as 'reports.figure.opened')}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => (
              <tr key={group.key} data-testid="report-group" data-key={group.key}>
                <th scope="row">
                  <span className={styles.key}>{words.group(by, group.key, group.name)}</span>
                  <span
                    className={styles.bar}
                    aria-hidden="true"
                    style={{ inlineSize: `${most === 0 ? 0 : (group.figures.opened / most) * 100}%` }}
                  />
                </th>
                {COLUMNS.map((shown) => (
                  <td key={shown.id}>
                    <Cell shown={shown} group={group} onOpen={onOpen} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.groupsLeftOut > 0 && (
        <p className={styles.muted}>{t('reports.leftOut', { count: report.groupsLeftOut })}</p>
      )}
    </>
  );
}

function Cell({ shown, group, onOpen }: { shown: Shown; group: ReportGroup; onOpen: Props['onOpen'] }) {
  const words = useWords();
  const value = shown.value(group.figures);
  const text = words.value(shown.measure, value);
  if (value === null || value === 0) return <span className={styles.muted}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.number}
      onClick={() => {
        onOpen(shown, group);
      }}
    >
      {text}
    </button>
  );
}
