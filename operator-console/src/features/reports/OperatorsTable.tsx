import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import type { OperatorReport } from '@/shared/wire/reports';
import { Loaded } from './Loaded';
import styles from './Reports.module.css';
import { useWords } from './useWords';

/** What operators did, how long they were there and how much they had at once. */
export function OperatorsTable({ query }: { query: string }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const words = useWords();
  const report = useQuery({
    queryKey: ['report-operators', query],
    queryFn: ({ signal }) => api.get<OperatorReport>(`/api/admin/reports/operators?${query}`, signal),
  });
  return (
    <Loaded query={report}>
      {({ operators }) =>
        operators.length === 0 ? (
          <p className={styles.muted}>{t('reports.nobody')}</p>
        ) : (
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('reports.operators')}>
            <table className={styles.table} data-testid="report-operators">
              <caption className={styles.caption}>{t('reports.operatorsCaption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('reports.by.operator')}</th>
                  <th scope="col">{t('reports.work.dialogs')}</th>
                  <th scope="col">{t('reports.figure.firstReply')}</th>
                  <th scope="col">{t('reports.figure.replies')}</th>
                  <th scope="col">{t('reports.work.online')}</th>
                  <th scope="col">{t('reports.work.away')}</th>
                  <th scope="col">{t('reports.work.load')}</th>
                  <th scope="col">{t('reports.work.mostAtOnce')}</th>
                  <th scope="col">{t('reports.work.transferred')}</th>
                </tr>
              </thead>
              <tbody>
                {operators.map(({ name, figures }) => (
                  <tr key={figures.operatorId} data-testid="report-operator" data-operator-id={figures.operatorId}>
                    <th scope="row">{name ?? t('reports.gone')}</th>
                    <td>{words.value('number', figures.dialogs)}</td>
                    <td>{words.value('time', figures.firstReply.averageMillis ?? null)}</td>
                    <td>{words.value('time', figures.replies.averageMillis ?? null)}</td>
                    <td>{words.time(figures.onlineMillis)}</td>
                    <td>{words.time(figures.awayMillis)}</td>
                    <td>{words.hundredths(figures.loadHundredths)}</td>
                    <td>{words.value('number', figures.mostAtOnce)}</td>
                    <td>{words.value('number', figures.transferred)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Loaded>
  );
}
