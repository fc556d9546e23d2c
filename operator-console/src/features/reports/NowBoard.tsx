import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import type { LiveBoard } from '@/shared/wire/board';
import { Loaded } from './Loaded';
import { inOrder } from './inOrder';
import styles from './Reports.module.css';
import { useWords } from './useWords';

const EVERY = 2_000;

/** What happens now: who waits, and how much each operator has. */
export function NowBoard() {
  const { t } = useTranslation();
  const { api } = useOffice();
  const words = useWords();
  const board = useQuery({
    queryKey: ['live-board'],
    queryFn: ({ signal }) => api.get<LiveBoard>('/api/routing/board', signal),
    refetchInterval: EVERY,
    staleTime: 0,
  });
  return (
    <Loaded query={board}>
      {({ operators, waiting, longestWaitSeconds }) => (
        <div className={styles.section} data-testid="live-board" data-stale={board.isError}>
          {board.isError && (
            <p className={styles.wrong} role="status">
              {t('reports.now.stale')}
            </p>
          )}
          <p>
            <b data-testid="live-waiting" data-value={waiting}>
              {t('reports.now.waiting', { count: waiting })}
            </b>
            {longestWaitSeconds !== undefined && (
              <span className={styles.muted}>
                {' · '}
                {t('reports.now.longest', { time: words.time(longestWaitSeconds * 1000) })}
              </span>
            )}
          </p>
          {operators.length > 0 && (
            <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('reports.now.title')}>
              <table className={`${styles.table} ${styles.words}`}>
                <caption className={styles.caption}>{t('reports.now.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('reports.by.operator')}</th>
                    <th scope="col">{t('reports.now.status')}</th>
                    <th scope="col">{t('reports.now.load')}</th>
                  </tr>
                </thead>
                <tbody>
                  {inOrder(operators).map((operator) => (
                    <tr key={operator.operatorId} data-testid="live-operator" data-operator-id={operator.operatorId}>
                      <th scope="row">{operator.name}</th>
                      <td>{t(`presence.${operator.status}`)}</td>
                      <td>{t('reports.now.of', { load: operator.load, limit: operator.limit })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Loaded>
  );
}
