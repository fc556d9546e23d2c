import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Dates } from '@/shared/time/dates';
import { Button } from '@/shared/ui/Button';
import { Modal } from '@/shared/ui/Modal';
import type { ReportDialogs } from '@/shared/wire/reports';
import { Loaded } from './Loaded';
import styles from './Reports.module.css';
import { SaveButtons } from './SaveButtons';
import { useWords } from './useWords';

interface Props {
  /** the figure, the period and the group, as the server is asked */
  query: string;
  title: string;
  zone: string;
  onClose: () => void;
}

/** The dialogs that a figure counts, and the way into each. */
export function DialogsBox({ query, title, zone, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { api, directory } = useOffice();
  const words = useWords();
  const dates = new Dates(i18n.language, zone);
  const dialogs = useInfiniteQuery({
    queryKey: ['report-dialogs', query],
    queryFn: ({ signal, pageParam }) =>
      api.get<ReportDialogs>(`/api/admin/reports/dialogs?${query}&after=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const nameOf = (id: string | undefined) => directory.operators.find((each) => each.operatorId === id)?.name;
  const channelOf = (id: string) => directory.channels.find((each) => each.channelId === id)?.name;
  return (
    <Modal open onClose={onClose} title={title}>
      <Loaded query={dialogs}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              {rows.length === 0 && <p className={styles.muted}>{t('reports.noDialogs')}</p>}
              <ul className={styles.dialogs} data-testid="report-dialogs">
                {rows.map((row) => (
                  <li key={row.dialogId}>
                    <button
                      type="button"
                      className={styles.dialog}
                      data-testid="report-dialog"
                      data-dialog-id={row.dialogId}
                      onClick={() => {
                        navigate({ page: 'dialogs', list: row.closedAt ? 'closed' : 'others', dialogId: row.dialogId });
                      }}
                    >
                      <span>
                        <b>{dates.dateTime(row.openedAt)}</b>
                        <small>
                          {[channelOf(row.channelId) ?? row.channelKind, nameOf(row.operatorId), row.category]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </span>
                      <span className={styles.end}>
                        <b>{row.present ? t(`reports.outcome.${row.present}`) : t('reports.outcome.none')}</b>
                        <small>
                          {row.stated && row.stated !== row.present
                            ? t('reports.statedThen', { outcome: t(`reports.outcome.${row.stated}`) })
                            : row.firstReplyMillis === undefined
                              ? ' '
                              : t('reports.repliedAfter', { time: words.time(row.firstReplyMillis) })}
                        </small>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
              <div className={styles.bar2}>
                {dialogs.hasNextPage && (
                  <Button
                    busy={dialogs.isFetchingNextPage}
                    data-testid="report-more"
                    onClick={() => void dialogs.fetchNextPage()}
                  >
                    {t('reports.more')}
                  </Button>
                )}
                {rows.length > 0 && (
                  <SaveButtons of="dialogs" query={query} name={`parley-${title.replace(/[^\p{L}\p{N}]+/gu, '-')}`} />
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </Modal>
  );
}
